from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from ensemble.foundation.core.errors import TooLate
from ensemble.work.timesheets.actions.approving import approve
from ensemble.work.timesheets.actions.correcting import correct
from ensemble.work.timesheets.models import Timesheet
from ensemble.work.timesheets.tests.builders import a_month, whole

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


def test_a_month_of_corrections_alone_makes_no_negative_invoice(approved, karim, petit):
    third = approved.days.get(on__day=3)
    line = correct(third, Decimal("0"), "Ce jour-là, rien.", by=karim.person, at=LATER)
    from ensemble.work.timesheets.actions.declaring import submit

    month = submit(line.timesheet, by=karim.person, at=LATER)
    with pytest.raises(TooLate):
        approve(month, fingerprint=month.fingerprint(), by=petit, at=LATER)
    assert Timesheet.objects.get(pk=month.pk).approvals.count() == 0
