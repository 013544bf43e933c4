from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ensemble.foundation.core.workdays import (
    add_working_days,
    in_working_hours,
    is_working_day,
    next_working_day,
    next_working_moment,
    working_days_between,
    working_hours_between,
)

PARIS = ZoneInfo("Europe/Paris")
DAYS = st.dates(date(2024, 1, 1), date(2032, 12, 31))
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2032, 12, 31), timezones=st.just(UTC))


def paris(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=PARIS)


@pytest.mark.parametrize(
    "on",
    [
        date(2026, 1, 1),
        date(2026, 4, 6),  # Easter Monday
        date(2026, 5, 14),  # Ascension
        date(2026, 5, 25),  # Whit Monday
        date(2026, 7, 14),
        date(2026, 11, 11),
        date(2026, 12, 25),
        date(2026, 11, 14),  # a Saturday
    ],
)
def test_holidays_and_weekends_are_not_worked(on):
    assert not is_working_day(on)


def test_what_alsace_alone_keeps_is_worked():
    assert is_working_day(date(2026, 12, 24))
    assert is_working_day(date(2025, 12, 26))


def test_a_need_sent_in_the_day_is_promised_at_the_same_hour():
    assert add_working_days(paris(2026, 11, 9, 15, 20), 2) == paris(2026, 11, 12, 15, 20)


@pytest.mark.parametrize(
    "sent",
    [paris(2026, 11, 13, 18, 0), paris(2026, 11, 14, 3, 0), paris(2026, 11, 16, 8, 59)],
)
def test_a_need_sent_at_night_counts_from_the_next_opening(sent):
    assert add_working_days(sent, 2) == paris(2026, 11, 18, 9, 0)


def test_the_hours_and_the_zone_are_those_of_the_promise():
    moment = datetime(2026, 11, 12, 6, 30, tzinfo=UTC)

    assert not in_working_hours(moment)
    assert in_working_hours(moment, zone="Indian/Reunion")
    assert in_working_hours(moment, opens=time(7))


def test_days_are_counted_after_the_first_up_to_the_last():
    assert working_days_between(date(2026, 11, 9), date(2026, 11, 9)) == 0
    assert working_days_between(date(2026, 11, 9), date(2026, 11, 12)) == 2
    assert working_days_between(date(2026, 11, 13), date(2026, 11, 16)) == 1
    assert working_days_between(date(2026, 11, 12), date(2026, 11, 9)) == 0


def test_hours_are_counted_within_the_day_and_through_the_night():
    start, end = paris(2026, 11, 12, 16, 30), paris(2026, 11, 13, 10, 0)

    assert working_hours_between(start, end) == timedelta(hours=2, minutes=30)
    assert working_hours_between(end, start) == timedelta()
    assert (
        working_hours_between(paris(2026, 11, 14, 0, 0), paris(2026, 11, 16, 0, 0)) == timedelta()
    )


@given(DAYS)
def test_the_next_working_day_is_later_and_worked(on):
    following = next_working_day(on)

    assert following > on
    assert is_working_day(following)
    assert working_days_between(on, following) == 1


@given(MOMENTS)
def test_the_next_working_moment_is_worked_and_not_earlier(moment):
    found = next_working_moment(moment)

    assert found >= moment
    assert in_working_hours(found)
    assert next_working_moment(found) == found


@given(MOMENTS, st.integers(0, 15), st.integers(0, 15))
def test_working_days_add_up(moment, some, more):
    both = add_working_days(moment, some + more)

    assert add_working_days(add_working_days(moment, some), more) == both
    assert in_working_hours(both)
    first = next_working_moment(moment)
    assert working_days_between(first.date(), both.date()) == some + more


@given(
    MOMENTS,
    st.timedeltas(timedelta(0), timedelta(days=20)),
    st.timedeltas(timedelta(0), timedelta(days=20)),
)
def test_working_hours_add_up(start, some, more):
    middle, end = start + some, start + some + more

    assert working_hours_between(start, end) == (
        working_hours_between(start, middle) + working_hours_between(middle, end)
    )
    assert timedelta() <= working_hours_between(start, end) <= end - start
