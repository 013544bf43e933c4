"""Money that goes back: a credit note of what was already paid, and the line that settles it.

Out of the account, it is a client's, paid back by us; into it, a member's, paid back by her.
"""

from collections.abc import Iterable

from ensemble.money.invoicing.models import Flow, Invoice
from ensemble.work.treasury.models import BankLine, Match
from ensemble.work.treasury.proposing import NOTHING, Numbers, Part, Proposal

REFUND = Match.Kind.REFUND


class Refunds:
    """The credit notes that are still to be paid back, read once; nothing is read without a line."""

    def __init__(self, lines: Iterable[BankLine]):
        flows = {Flow.BOUGHT if line.came_in else Flow.SOLD for line in lines}
        owed = Invoice.objects.to_give_back().filter(flow__in=flows)
        joined = owed.select_related("organisation", "member__person")
        self.known = {one.pk: one for one in joined}
        self.open = {pk: one.open for pk, one in self.known.items()}
        self.numbers = Numbers(self.known.values())

    def judge(self, line: BankLine) -> Proposal:
        """Its number and its amount leave no doubt; a part, or the amount alone, is proposed."""
        owed = [one for one in self.numbers.named_by(line) if self._may_be(one, line)]
        if not owed:
            return self._same_amount(line)
        parts = tuple(Part(REFUND, self.open[one.pk], invoice=one) for one in owed)
        total = sum(part.amount for part in parts)
        if total == line.left:
            return Proposal(parts, True, "number")
        if len(owed) == 1 and line.left < total:
            return Proposal((Part(REFUND, line.left, invoice=owed[0]),), why="partial")
        return NOTHING

    def _same_amount(self, line: BankLine) -> Proposal:
        """What leaves for exactly what one client alone is owed; who sent us money says why."""
        if line.came_in:
            return NOTHING
        same = [
            one
            for one in self.known.values()
            if self._may_be(one, line) and self.open[one.pk] == line.left
        ]
        if len(same) != 1:
            return NOTHING
        return Proposal((Part(REFUND, line.left, invoice=same[0]),), why="amount")

    def _may_be(self, credit: Invoice, line: BankLine) -> bool:
        return self.open[credit.pk] > 0 and (credit.flow == Flow.BOUGHT) == line.came_in

    def take(self, part: Part) -> None:
        """What was just matched is no longer open to the lines that follow."""
        self.open[part.invoice.pk] -= part.amount
