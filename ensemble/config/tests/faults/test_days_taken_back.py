"""I3 on correct data: what an approval takes back is credited, and its days are counted with that."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from ensemble.config.tests.faults.invariants import broken, each_approved_day_is_billed_once
from ensemble.work.timesheets.actions.approving import approve
from ensemble.work.timesheets.actions.correcting import add_forgotten, correct
from ensemble.work.timesheets.actions.declaring import submit
from ensemble.work.timesheets.models import ApprovalCredit
from ensemble.work.timesheets.tests.builders import a_month
from ensemble.work.timesheets.tests.conftest import (  # noqa: F401
    at,
    chosen,
    fee_rule,
    house,
    mission,
    missions,
    months,
)

pytestmark = pytest.mark.django_db
DEC = datetime(2026, 12, 31, 9, 0, tzinfo=UTC)


@pytest.fixture
def taken_back(mission, karim, petit, at):  # noqa: F811
    """The 5th and not the 4th, and half of the 3rd less: an invoice of one day, a credit note of 1.5."""
    month = a_month(mission, [2, 3, 4])
    approve(month, fingerprint=month.fingerprint(), by=petit, at=at)
    month.refresh_from_db()
    by = karim.person
    for day, quantity in ((3, "0.5"), (4, "0")):
        correct(month.days.get(on__day=day), Decimal(quantity), "En trop.", by=by, at=DEC)
    fifth = add_forgotten(month, date(2026, 11, 5), Decimal(1), "C’était le 5.", by=by, at=DEC)
    later = submit(fifth.timesheet, by=by, at=DEC)
    return approve(later, fingerprint=later.fingerprint(), by=petit, at=DEC)


def test_days_taken_back_break_no_invariant(taken_back):
    assert (taken_back.state, taken_back.takes_back) == ("billed", True)
    assert broken() == []


def test_a_credit_note_that_is_missing_is_seen(taken_back):
    ApprovalCredit.objects.filter(approval=taken_back, side="client").delete()
    [trouble] = each_approved_day_is_billed_once()
    assert taken_back.client_invoice.number in trouble
