"""A mission that runs, and months declared on it, as people make them: by the actions."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal

from ensemble.foundation.core.lifecycle import move
from ensemble.money.invoicing.tests import builders as invoicing
from ensemble.people.profiles.models import Member
from ensemble.work.contracts.models import Terms
from ensemble.work.missions.models import Mission
from ensemble.work.timesheets.actions.declaring import submit, write
from ensemble.work.timesheets.models import Timesheet

NOVEMBER = date(2026, 11, 1)
SENT = datetime(2026, 11, 27, 16, 0, tzinfo=UTC)


def identities(organisation, *, by):
    return invoicing.operator(by), invoicing.client(organisation, by)


def mandated(member: Member, *, by):
    invoicing.business(member)
    return invoicing.mandate(member, by)


def running(mission: Mission, **facts) -> Mission:
    known = {
        "version": 1,
        "state": "agreed",
        "model": "resale",
        "holds_from": date(2026, 10, 5),
        "starts_on": date(2026, 10, 5),
        "ends_on": date(2027, 4, 30),
        "days": Decimal("60"),
        "rhythm": [0, 1, 2, 3],
        "rate": Decimal("500.00"),
        "fee": Decimal("75.00"),
        "price": Decimal("575.00"),
        "percent": mission.percent,
        "basis": mission.basis,
        "payment_days": 30,
        "payment_method": "net",
        "promise_working_days": 2,
        "self_billing": True,
        "purchase_order": "4500012345",
        "operation": mission,
        "drafted_by": mission.talent_manager,
        "drafted_at": mission.chosen_at,
        "agreed_at": mission.chosen_at,
    }
    Terms.objects.create(mission=mission, **(known | facts))
    move(mission, "contracting")
    move(mission, "running")
    return mission


def whole(*days: int, month: date = NOVEMBER) -> dict[date, Decimal]:
    return {month.replace(day=day): Decimal("1.0") for day in days}


def a_month(mission: Mission, days: dict | Iterable[int], *, at=SENT, month=NOVEMBER) -> Timesheet:
    """Written and sent by the member."""
    declared = days if isinstance(days, dict) else whole(*days, month=month)
    by = mission.member.person
    return submit(write(mission, month, declared, by=by, at=at), by=by, at=at)
