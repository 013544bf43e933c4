"""Which approved month an e-invoice bills: proposed to finance, each with what keeps it from matching."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q

from ensemble.foundation.core.money import to_cents
from ensemble.money.invoicing.models import Arrival, Kind, LegalEntity
from ensemble.work.timesheets.bills import bill_of
from ensemble.work.timesheets.lines import lines_of
from ensemble.work.timesheets.models import Approval

NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Awaited:
    """An approval whose invoice its member has not sent, or has to send again; euros, excluding tax."""

    approval: Approval
    net: Decimal
    asked: Decimal

    @property
    def gap(self) -> Decimal:
        """What it asks for beyond what was approved."""
        return self.asked - self.net

    @property
    def fits(self) -> bool:
        return self.gap == NOTHING


def months_awaiting(arrival: Arrival) -> list[Awaited]:
    """Of its member: those of its amount first, the oldest before the others."""
    if arrival.member_id is None or arrival.state != "waiting" or arrival.kind != Kind.INVOICE:
        return []
    missing = Approval.objects.filter(Q(member_invoice=None) | Q(member_invoice__state="refused"))
    hers = missing.filter(timesheet__mission__member=arrival.member_id)
    joined = hers.select_related("timesheet__mission__organisation").order_by("at", "pk")
    owed = [(one, _owed(one)) for one in joined]
    found = [Awaited(one, net, arrival.net) for one, net in owed if net]
    return sorted(found, key=lambda one: not one.fits)


def certain(arrival: Arrival) -> Approval | None:
    """The one month it says to the cent, when no rule is broken and it is written to us."""
    operator = LegalEntity.objects.operator()
    is_ours = operator is not None and arrival.buyer_siren == operator.siren
    if arrival.findings or not is_ours:
        return None
    return _only(one.approval for one in months_awaiting(arrival) if one.fits)


def _only(found: Iterable[Approval]) -> Approval | None:
    approvals = list(found)
    return approvals[0] if len(approvals) == 1 else None


def _owed(approval: Approval) -> Decimal:
    lines = lines_of(bill_of(approval), "member")
    return sum((to_cents(one.quantity * one.unit_price) for one in lines), NOTHING)
