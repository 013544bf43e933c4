from calendar import monthrange
from datetime import date
from decimal import Decimal

import pytest

from ensemble.foundation.core.workdays import is_working_day
from ensemble.work.timesheets.dates import days_left, proposed, why_not, working_days_in
from ensemble.work.timesheets.tests.builders import NOVEMBER, a_month, running, whole

pytestmark = pytest.mark.django_db


def test_working_days_of_2026_are_252():
    months = [working_days_in(date(2026, month, 1)) for month in range(1, 13)]
    assert months == [21, 20, 22, 21, 17, 22, 22, 21, 22, 22, 20, 22]


def test_a_month_arrives_with_the_days_of_the_rhythm(mission):
    """Monday to Thursday; the 11th is Armistice Day."""
    days = sorted(day.day for day in proposed(mission, NOVEMBER))
    assert days == [2, 3, 4, 5, 9, 10, 12, 16, 17, 18, 19, 23, 24, 25, 26, 30]


def test_it_begins_with_the_mission(mission):
    assert min(proposed(mission, date(2026, 10, 1))) == date(2026, 10, 5)


def test_it_proposes_no_more_than_what_was_agreed(chosen, house):
    mission = running(chosen, days=Decimal("2.5"))
    assert list(proposed(mission, NOVEMBER).values()) == [1, 1, Decimal("0.5")]


def test_what_was_declared_is_no_longer_left(mission):
    a_month(mission, whole(2, 3) | {date(2026, 11, 4): Decimal("0.5")})
    assert days_left(mission) == Decimal("57.5")
    assert days_left(mission, besides=NOVEMBER) == Decimal("60.0")


def test_nobody_declares_a_sunday_nor_a_holiday(mission):
    assert set(why_not(mission, NOVEMBER, whole(8, 11))) == {date(2026, 11, 8), date(2026, 11, 11)}


@pytest.mark.parametrize("allowed", [False, True], ids=["working days", "any day"])
@pytest.mark.parametrize(
    ("month", "held"),
    [(date(2026, 5, 1), 17), (date(2026, 4, 1), 21), (date(2026, 12, 1), 22)],
    ids=["worked, May", "April", "December"],
)
def test_r27_a_month_holds_its_working_days(chosen, house, allowed, month, held):
    """One more is refused, unless the contract allows any day."""
    dates = {"starts_on": date(2026, 4, 1), "ends_on": date(2026, 12, 31)}
    mission = running(chosen, **dates, allows_weekends=allowed)
    every = [month.replace(day=number + 1) for number in range(monthrange(2026, month.month)[1])]
    worked = whole(*(day.day for day in every if is_working_day(day)), month=month)
    assert len(worked) == held
    assert why_not(mission, month, worked) == {}
    saturday = next(day for day in every if day.weekday() == 5)
    reasons = why_not(mission, month, worked | {saturday: Decimal("1.0")})
    assert (None in reasons) is not allowed
    assert (reasons == {}) is allowed


def test_days_outside_of_the_mission_are_refused_by_name(mission):
    before = {date(2026, 10, 2): Decimal(1)}
    assert list(why_not(mission, date(2026, 10, 1), before)) == [date(2026, 10, 2)]
