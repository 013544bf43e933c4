"""Lines of an invoice that go the other way, and what its credit notes make of them.

An invoice is worth its days, less a deposit taken off, less the days of an earlier month taken back
with it. Credited beyond what is left of it, such a line is turned round: the deposit is available
again, the earlier invoice is credited itself.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from ensemble.money.invoicing.drafts import Line, again
from ensemble.money.invoicing.models import BilledLine, Invoice

NOTHING = Decimal("0.00")

type Mark = Literal["deducts", "corrects"]


def turned_round(invoice: Invoice, most: Decimal, mark: Mark) -> Iterator[Line]:
    """The lines of a credit note that undo those of this mark, the last one first, until `most`."""
    taken: dict[str, Decimal] = defaultdict(lambda: NOTHING)
    for one in (invoice, *invoice.credits.live()):
        for line in one.lines:
            if number := getattr(line, mark):
                taken[number] -= line.net * one.sign
    for line in reversed(invoice.lines):
        number = getattr(line, mark)
        amount = min(taken[number], -line.net, most) if number else NOTHING
        if amount > 0:
            most -= amount
            taken[number] -= amount
            yield replace(again(line), quantity=Decimal(-1), unit_price=amount, unit="C62")


def undone_on(credit: Invoice) -> list[BilledLine]:
    """What this credit note leaves to be credited on earlier invoices."""
    return [
        line for line in credit.lines if line.corrects and line.corrects != credit.preceding_number
    ]
