from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.template.loader import render_to_string
from django.utils import timezone, translation

from ensemble.foundation.calendar.forms import SlotsForm
from ensemble.foundation.calendar.hours import free_half_hours
from ensemble.foundation.calendar.tests.builders import NOW, slots_of


@pytest.fixture(autouse=True)
def in_paris():
    with translation.override("fr"), timezone.override(ZoneInfo("Europe/Paris")):
        yield


@pytest.fixture
def free(karim):
    return [hour.isoformat() for hour in free_half_hours(karim.person, at=NOW)]


def given(karim, **data) -> SlotsForm:
    form = SlotsForm(data, owner=karim.person, at=NOW)
    form.is_valid()
    return form


def test_it_gives_the_hours_in_order(karim, free):
    form = given(karim, hours=[free[20], free[0], free[40]])

    assert [start.isoformat() for start in form.cleaned_data["starts"]] == [
        free[0],
        free[20],
        free[40],
    ]


def test_another_time_counts_as_one_of_them(karim, free):
    form = given(karim, hours=[free[0]], other_day="2026-11-14", other_hour="19:00")

    assert form.cleaned_data["starts"] == [
        datetime.fromisoformat(free[0]),
        datetime(2026, 11, 14, 18, 0, tzinfo=UTC),
    ]


def test_the_same_time_typed_and_tapped_is_one(karim, free):
    form = given(karim, hours=[free[0]], other_day="2026-11-13", other_hour="09:00")

    assert len(form.cleaned_data["starts"]) == 1


def test_half_hours_that_overlap_are_said(karim, free):
    form = given(karim, hours=[free[0]], other_day="2026-11-13", other_hour="09:15")

    assert form.non_field_errors() == ["Deux de ces demi-heures se chevauchent."]


def test_it_asks_for_one_at_least_and_three_at_most(karim, free):
    assert given(karim).non_field_errors() == ["Choisissez une demi-heure."]
    [error] = given(karim, hours=free[:4]).non_field_errors()
    assert (
        error.replace("\u00a0", " ")
        == "Vous avez choisi 4 demi-heures. 3 au plus : retirez les autres."
    )


def test_an_hour_given_meanwhile_is_said(karim, free, varenne):
    slots_of(karim.person, varenne, start=datetime.fromisoformat(free[0]), count=1)

    form = given(karim, hours=[free[0]])

    assert form.errors["hours"] == [
        "L’une de ces heures n’est plus libre. Choisissez-en une autre."
    ]


def test_a_time_that_is_past_is_said(karim):
    form = given(karim, other_day="2026-11-12", other_hour="09:59")

    assert form.errors["other"] == ["Cette heure est déjà passée. Choisissez-en une autre."]


def test_a_night_of_changing_clocks_is_said(karim):
    form = given(karim, other_day="2027-03-28", other_hour="02:30")

    assert "n’existe pas" in form.errors["other"][0]


def test_the_page_keeps_what_was_chosen(karim, free):
    form = given(karim, hours=[free[0], free[20], free[40], free[60]])

    page = render_to_string("calendar/slots_form.html", {"form": form})

    assert page.count(" checked") == 4
    assert page.count("<details") == 11
    assert page.count(" open>") == 4


@pytest.mark.parametrize("value", ["", "x", "2026-11-13T08:00:00", "9999-99-99T00:00:00+00:00"])
def test_anything_else_is_refused(karim, value):
    assert "hours" in given(karim, hours=[value]).errors
