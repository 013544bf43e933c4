"""Which approvals billed a day, and which took it back: every half of it, once."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from ensemble.work.timesheets.models import NO_DAY, Approval, Day

type Share = tuple[Approval, Decimal]


def shares_of(day: Day) -> dict[int, list[Share]]:
    """By the key of an approval that takes back, what it takes and from which approvals. What was
    added last is taken back first; what is added later serves first whoever took more than there was."""
    billed, owed = [(day.approval, day.quantity)], []
    shares: dict[int, list[Share]] = {}
    for approval, quantity in _moves(day):
        if quantity > 0:
            billed.append((approval, quantity))
        elif quantity < 0:
            owed.append((approval.pk, -quantity))
        while owed and billed:
            taker, wanted = owed.pop(0)
            before, held = billed.pop()
            part = min(wanted, held)
            shares.setdefault(taker, []).append((before, part))
            if wanted > part:
                owed.insert(0, (taker, wanted - part))
            if held > part:
                billed.append((before, held - part))
    return shares


def _moves(day: Day) -> Iterator[Share]:
    lines = day.corrections.filter(state="approved").order_by("approval", "pk")
    parties = ("approval__client_invoice", "approval__member_invoice")
    for approval, group in groupby(lines.select_related(*parties), key=lambda line: line.approval):
        yield approval, sum((line.quantity for line in group), NO_DAY)
