"""Two corrections at the same instant, each on a connection of its own: rules are counted once for both."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from ensemble.foundation.core.errors import TooLate
from ensemble.work.timesheets.actions.approving import approve
from ensemble.work.timesheets.actions.correcting import add_forgotten, correct
from ensemble.work.timesheets.dates import days_left
from ensemble.work.timesheets.models import Day, Timesheet
from ensemble.work.timesheets.tests.builders import a_month, running
from ensemble.work.timesheets.tests.test_billing_at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)
LATER = datetime(2026, 12, 31, 9, 0, tzinfo=UTC)
FIFTH, WHY = date(2026, 11, 5), "Oublié."


def answered(month: Timesheet, by, at) -> Timesheet:
    approve(month, fingerprint=month.fingerprint(), by=by, at=at)
    return Timesheet.objects.get(pk=month.pk)


def tried(work):
    """What each of the two came to, kept by its own thread."""
    came: list[str] = []

    def run() -> None:
        try:
            work()
            came.append("done")
        except TooLate as late:
            came.append(str(late))

    run.came = came
    return run


def both(first, second) -> list[str]:
    works = [tried(first), tried(second)]
    at_once(*works)
    return sorted(one.came[0] for one in works)


def forget(month, on, by):
    return lambda: add_forgotten(
        Timesheet.objects.get(pk=month.pk), on, Decimal(1), WHY, by=by, at=LATER
    )


def test_r27_the_same_day_is_not_remembered_for_two_missions(
    mission, chosen_too, karim, petit, oscar, at
):
    here = answered(a_month(mission, [2]), petit, at)
    there = answered(a_month(running(chosen_too), [3]), oscar, at)
    came = both(forget(here, FIFTH, karim.person), forget(there, FIFTH, karim.person))
    assert came.count("done") == 1
    assert "plus d’un jour" in "".join(came)
    assert Day.objects.filter(on=FIFTH).get().quantity == 1


def test_the_last_day_agreed_is_not_remembered_twice(chosen, house, months, karim, ines, petit, at):
    months.mandated(karim, by=ines)
    mission = running(chosen, days=Decimal("2"))
    month = answered(a_month(mission, [2]), petit, at)
    by = karim.person
    came = both(forget(month, FIFTH, by), forget(month, date(2026, 11, 9), by))
    assert came.count("done") == 1
    assert days_left(mission) == 0


def test_the_same_day_is_not_corrected_twice(mission, karim, petit, at):
    month = answered(a_month(mission, [2]), petit, at)
    day, by = month.days.get(), karim.person

    def take():
        correct(Day.objects.get(pk=day.pk), Decimal(0), WHY, by=by, at=LATER)

    came = both(take, take)
    assert came.count("done") == 1
    assert [one.quantity for one in day.corrections.all()] == [Decimal("-1.0")]
