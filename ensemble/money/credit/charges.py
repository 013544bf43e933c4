"""Interest and the fixed sum for recovery, owed without any reminder (C. com. L441-10)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ensemble.foundation.core.money import to_cents
from ensemble.foundation.parameters.reading import decimal
from ensemble.money.credit.costs import YEAR
from ensemble.money.invoicing.models import Invoice

NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Charges:
    """`days` late, and what they cost; nothing on an invoice that was paid in time."""

    days: int
    interest: Decimal
    fee: Decimal

    @property
    def total(self) -> Decimal:
        return self.interest + self.fee


def late_charges_of(invoice: Invoice, *, on: date) -> Charges:
    """Until that day, on what was still open each day from the one after the due date.

    The rate is the one in force when it fell due; interest is rounded once.
    """
    rate = decimal("invoicing.late_rate", on=invoice.due_on)
    last, days, product = invoice.due_on, 0, Decimal(0)
    for until, amount in _open_until(invoice, on):
        late = max((until - last).days, 0)
        product += amount * late
        days += late
        last = max(until, last)
    if not days:
        return Charges(0, NOTHING, NOTHING)
    fee = decimal("invoicing.recovery_fee", on=invoice.due_on)
    return Charges(days, to_cents(product * rate / YEAR), fee)


def _open_until(invoice: Invoice, on: date) -> list[tuple[date, Decimal]]:
    """What was open before each movement; the last stretch ends that day, if anything is left."""
    stretches, amount = [], invoice.gross
    moves = invoice.settlements.filter(on__lte=on).order_by("on", "pk")
    for day, moved in moves.values_list("on", "amount"):
        stretches.append((day, amount))
        amount -= moved
    return [*stretches, (on, amount)] if amount > 0 else stretches
