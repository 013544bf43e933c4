from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from ensemble.foundation.core.errors import TooLate
from ensemble.work.timesheets.actions.approving import approve
from ensemble.work.timesheets.actions.correcting import correct, take_out
from ensemble.work.timesheets.actions.declaring import submit
from ensemble.work.timesheets.dates import days_left
from ensemble.work.timesheets.tests.builders import a_month, running, whole

pytestmark = pytest.mark.django_db
DECEMBER, LATER = date(2026, 12, 1), datetime(2026, 12, 31, 9, 0, tzinfo=UTC)


@pytest.fixture
def approved(mission, petit, at):
    month = a_month(mission, [2, 3, 4])
    approve(month, fingerprint=month.fingerprint(), by=petit, at=at)
    return month


def test_a_correction_leaves_with_the_next_month_and_names_the_invoice(
    mission, approved, karim, petit, at
):
    third = approved.days.get(on__day=3)
    line = correct(third, Decimal("0.5"), "Parti à midi.", by=karim.person, at=LATER)
    assert (line.quantity, line.timesheet.month) == (Decimal("-0.5"), DECEMBER)
    month = a_month(mission, whole(1, 2, month=DECEMBER), month=DECEMBER, at=LATER)
    approval = approve(month, fingerprint=month.fingerprint(), by=petit, at=LATER)
    assert (approval.days, approval.client_invoice.net) == (Decimal("1.5"), Decimal("1466.25"))
    corrected = approved.approvals.get().client_invoice.number
    assert [one.corrects for one in approval.client_invoice.lines] == ["", corrected]


def test_what_was_approved_is_still_written(approved, karim):
    third = approved.days.get(on__day=3)
    correct(third, Decimal("0"), "Ce jour-là, rien.", by=karim.person, at=LATER)
    third.refresh_from_db()
    assert (third.quantity, third.state) == (Decimal("1.0"), "approved")


def test_a_correction_is_counted_from_the_last_one(approved, karim):
    third = approved.days.get(on__day=3)
    correct(third, Decimal("0.5"), "Parti à midi.", by=karim.person, at=LATER)
    with pytest.raises(TooLate):
        correct(third, Decimal("0.5"), "Encore.", by=karim.person, at=LATER)


@pytest.mark.parametrize("quantity", ["0", "0.5", "1"])
def test_a_correction_is_not_corrected_itself(approved, karim, petit, quantity):
    third = approved.days.get(on__day=3)
    line = correct(third, Decimal("0"), "Rien.", by=karim.person, at=LATER)
    month = submit(line.timesheet, by=karim.person, at=LATER)
    approve(month, fingerprint=month.fingerprint(), by=petit, at=LATER)
    line.refresh_from_db()
    with pytest.raises(TooLate, match="elle-même une correction"):
        correct(line, Decimal(quantity), "Finalement.", by=karim.person, at=LATER)
    assert not line.corrections.exists()
    assert correct(third, Decimal("1"), "Finalement.", by=karim.person, at=LATER).quantity == 1


def test_r27_a_correction_counts_the_other_missions_of_that_day(
    approved, chosen_too, months, karim, at
):
    """Half of the 3rd here, then half for Ardance: bringing it back to a whole day is refused."""
    third = approved.days.get(on__day=3)
    correct(third, Decimal("0.5"), "Parti à midi.", by=karim.person, at=LATER)
    halves = {date(2026, 11, 3): Decimal("0.5")}
    a_month(running(chosen_too), halves, at=at)
    with pytest.raises(TooLate, match="plus d’un jour"):
        correct(third, Decimal("1"), "Resté l’après-midi.", by=karim.person, at=LATER)


def test_a_correction_adds_no_more_than_what_was_agreed(
    chosen, house, karim, ines, petit, at, months
):
    months.mandated(karim, by=ines)
    mission = running(chosen, days=Decimal("2.5"))
    days = whole(2, 3) | {date(2026, 11, 4): Decimal("0.5")}
    month = a_month(mission, days)
    approve(month, fingerprint=month.fingerprint(), by=petit, at=at)
    fourth = month.days.get(on__day=4)
    with pytest.raises(TooLate, match="Il en reste 0 "):
        correct(fourth, Decimal("1"), "Toute la journée.", by=karim.person, at=LATER)
    second = month.days.get(on__day=2)
    correct(second, Decimal("0.5"), "Parti à midi.", by=karim.person, at=LATER)
    assert days_left(mission) == Decimal("0.5")
    correct(fourth, Decimal("1"), "Toute la journée.", by=karim.person, at=LATER)
    assert days_left(mission) == 0


def test_a_correction_counts_in_what_is_left_while_its_month_is_written(mission, approved, karim):
    correct(approved.days.get(on__day=3), Decimal("0"), "Rien.", by=karim.person, at=LATER)
    assert days_left(mission, besides=DECEMBER) == Decimal("58.0")


def test_a_correction_that_has_not_left_is_taken_out(approved, karim, petit):
    third = approved.days.get(on__day=3)
    line = correct(third, Decimal("0"), "Rien.", by=karim.person, at=LATER)
    take_out(line, by=karim.person, at=LATER)
    assert third.corrections.count() == 0
    gone = correct(third, Decimal("0.5"), "Parti à midi.", by=karim.person, at=LATER)
    submit(gone.timesheet, by=karim.person, at=LATER)
    with pytest.raises(TooLate):
        take_out(gone, by=karim.person, at=LATER)
    with pytest.raises(TooLate):
        take_out(third, by=karim.person, at=LATER)
