"""The thresholds of the VAT franchise for services, watched over a calendar year (R22).

Above the first, VAT begins next 1 January; above the second, with the very invoice that passes it.
We know what goes through us: what a member earns elsewhere they alone can add.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ensemble.foundation.parameters.reading import decimal
from ensemble.money.invoicing.models import Flow, Invoice
from ensemble.people.profiles.models import Member

NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Watch:
    """`state`: `below`, `next_year` or `passed`; `vat_from` is the day VAT begins."""

    total: Decimal
    threshold: Decimal
    raised: Decimal
    state: str
    vat_from: date | None = None

    @property
    def left(self) -> Decimal:
        return max(self.threshold - self.total, NOTHING)


def watch(member: Member, *, on: date, elsewhere: Decimal = NOTHING) -> Watch:
    """The year of that day, what was invoiced through us until then included."""
    invoices = Invoice.objects.live().filter(
        member=member,
        flow__in=[Flow.BOUGHT, Flow.MANDATED],
        issued_on__year=on.year,
        issued_on__lte=on,
    )
    in_order = invoices.order_by("issued_on", "pk").only("issued_on", "net", "kind")
    return judge(((one.issued_on, one.sign * one.net) for one in in_order), on, elsewhere)


def judge(
    turnover: Iterable[tuple[date, Decimal]], on: date, elsewhere: Decimal = NOTHING
) -> Watch:
    """The same of any dated amounts, credits below zero."""
    threshold = decimal("invoicing.franchise_services", on=on)
    raised = decimal("invoicing.franchise_services_raised", on=on)
    total, passed_on = elsewhere, None
    for day, amount in turnover:
        total += amount
        if total > raised and passed_on is None:
            passed_on = day
    if passed_on:
        return Watch(total, threshold, raised, "passed", passed_on)
    if total > threshold:
        return Watch(total, threshold, raised, "next_year", date(on.year + 1, 1, 1))
    return Watch(total, threshold, raised, "below")
