from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from ensemble.foundation.calendar.fields import Moment

PARIS = ZoneInfo("Europe/Paris")


class MeetingForm(forms.Form):
    starts = Moment()


@pytest.fixture(autouse=True)
def french():
    with translation.override("fr"):
        yield


def typed(day: str, hour: str, which: str = "", zone=PARIS) -> MeetingForm:
    data = {"starts_day": day, "starts_hour": hour, "starts_which": which}
    with timezone.override(zone):
        form = MeetingForm(data)
        form.is_valid()
        form.page = str(form["starts"])
    return form


def said(form: MeetingForm) -> list[str]:
    return [error.replace("\u00a0", " ") for error in form.errors.get("starts", [])]


def test_it_reads_a_moment_in_the_zone_of_whoever_types():
    assert typed("2026-11-12", "10:30").cleaned_data["starts"] == datetime(
        2026, 11, 12, 9, 30, tzinfo=UTC
    )
    lisbon = typed("2026-11-12", "10:30", zone=ZoneInfo("Europe/Lisbon"))
    assert lisbon.cleaned_data["starts"] == datetime(2026, 11, 12, 10, 30, tzinfo=UTC)


def test_an_hour_that_never_comes_is_said_with_the_nearest_ones():
    form = typed("2027-03-28", "02:30")

    assert said(form) == [
        "Le dimanche 28 mars 2027, on passe à l’heure d’été : 2 h 30 n’existe pas. "
        "Choisissez 1 h 30 ou 3 h 30."
    ]
    assert 'value="2027-03-28"' in form.page
    assert 'value="02:30"' in form.page


def test_an_hour_that_comes_twice_asks_which():
    form = typed("2027-10-31", "02:30")

    assert said(form) == [
        "Le dimanche 31 octobre 2027, on passe à l’heure d’hiver : 2 h 30 revient deux fois. "
        "Dites laquelle des deux."
    ]
    assert form.page.count('type="radio"') == 2


def test_both_of_its_times_may_be_meant():
    first = typed("2027-10-31", "02:30", "0").cleaned_data["starts"]
    second = typed("2027-10-31", "02:30", "1").cleaned_data["starts"]

    assert first == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    assert second == datetime(2027, 10, 31, 1, 30, tzinfo=UTC)


def test_on_any_other_day_it_asks_nothing():
    form = typed("2026-11-12", "10:30", "1")

    assert "radio" not in form.page
    assert form.cleaned_data["starts"] == datetime(2026, 11, 12, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "hour", "expected"),
    [
        ("2026-11-12", "", "Indiquez le jour et l’heure."),
        ("", "10:30", "Indiquez le jour et l’heure."),
        ("2026-02-30", "10:30", "Vérifiez le jour."),
        ("2026-11-12", "25:00", "Vérifiez l’heure."),
        ("0000-00-00", "10:30", "Vérifiez le jour."),
        ("2027-10-31", "02:30\x00", "Vérifiez l’heure."),
    ],
)
def test_it_says_what_to_check(day, hour, expected):
    assert said(typed(day, hour)) == [expected]


def test_a_choice_that_is_none_of_the_two_is_refused():
    assert typed("2027-10-31", "02:30", "2").errors


def test_it_shows_again_a_moment_already_known():
    with timezone.override(PARIS):
        form = MeetingForm(initial={"starts": datetime(2027, 10, 31, 1, 30, tzinfo=UTC)})
        page = str(form["starts"])

    assert 'value="2027-10-31"' in page
    assert 'value="02:30"' in page
    assert 'value="1" required' not in page
    assert page.count("checked") == 1


@given(
    moment=st.datetimes(datetime(2026, 1, 1), datetime(2032, 1, 1)),
    zone=st.sampled_from(["Europe/Paris", "Europe/Lisbon", "America/St_Johns", "Asia/Kolkata"]),
)
def test_what_it_accepts_is_what_was_typed(moment, zone):
    local = moment.replace(second=0, microsecond=0)

    form = typed(f"{local:%Y-%m-%d}", f"{local:%H:%M}", zone=ZoneInfo(zone))

    if "starts" in form.cleaned_data:
        understood = form.cleaned_data["starts"].astimezone(ZoneInfo(zone))
        assert understood.replace(tzinfo=None, fold=0) == local
    else:
        assert form.errors.as_data()["starts"][0].code in ("never_comes", "comes_twice")


def test_the_years_of_a_life_are_all_understood():
    day = datetime(2026, 1, 1, 2, 30)
    refused = []
    while day.year < 2028:
        form = typed(f"{day:%Y-%m-%d}", "02:30")
        if form.errors:
            refused.append(f"{day:%Y-%m-%d}")
        day += timedelta(days=1)

    assert refused == ["2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31"]
