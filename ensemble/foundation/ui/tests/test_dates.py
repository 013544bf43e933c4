from datetime import UTC, date, datetime, time

import pytest
from django.utils import timezone, translation
from time_machine import travel

from ensemble.foundation.ui.formats.dates import dated_day, day, hour, moment, short_day

pytestmark = pytest.mark.usefixtures("november")


@pytest.fixture
def november():
    with travel(datetime(2026, 11, 9, 8, tzinfo=UTC), tick=False):
        yield


def in_both(written, value) -> tuple[str, str]:
    with translation.override("fr"):
        french = written(value)
    with translation.override("en"):
        return french.replace("\u00a0", "~"), written(value).replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("on", "french", "english"),
    [
        (date(2026, 11, 12), "jeudi~12~novembre", "Thursday~12~November"),
        (date(2026, 12, 1), "mardi~1er~décembre", "Tuesday~1~December"),
        (date(2027, 3, 1), "lundi~1er~mars~2027", "Monday~1~March~2027"),
        (None, "", ""),
    ],
)
def test_it_writes_a_day_and_the_year_when_it_is_another(on, french, english):
    assert in_both(day, on) == (french, english)


@pytest.mark.parametrize(
    ("on", "french", "english"),
    [
        (date(2026, 11, 12), "jeudi~12~novembre~2026", "Thursday~12~November~2026"),
        (date(2027, 3, 1), "lundi~1er~mars~2027", "Monday~1~March~2027"),
        (None, "", ""),
    ],
)
def test_what_is_filed_always_says_the_year(on, french, english):
    assert in_both(dated_day, on) == (french, english)


def test_a_moment_without_an_hour_is_its_day():
    assert in_both(moment, date(2026, 11, 12)) == ("jeudi~12~novembre", "Thursday~12~November")


def test_it_writes_a_short_day():
    assert in_both(short_day, date(2026, 11, 12)) == ("12~nov.", "12~Nov")
    assert in_both(short_day, date(2025, 7, 1)) == ("1er~juil.~2025", "1~Jul~2025")


def test_it_writes_a_moment_in_the_zone_of_the_reader():
    at = datetime(2026, 11, 12, 8, 30, tzinfo=UTC)
    assert in_both(moment, at) == ("jeudi~12~novembre à~9~h~30", "Thursday~12~November at~9:30")
    with timezone.override("America/Montreal"):
        assert in_both(moment, at) == ("jeudi~12~novembre à~3~h~30", "Thursday~12~November at~3:30")


def test_it_writes_an_hour():
    assert in_both(hour, time(9)) == ("9~h", "9:00")
    assert in_both(hour, time(16, 5)) == ("16~h~05", "16:05")
    assert in_both(hour, None) == ("", "")


def test_it_reads_the_day_in_the_zone_of_the_reader():
    late = datetime(2026, 11, 12, 23, 30, tzinfo=UTC)
    assert in_both(day, late) == ("vendredi~13~novembre", "Friday~13~November")
