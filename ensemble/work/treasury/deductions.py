"""What a client pays less by what a credit note owes it: proposed as both together, to the cent."""

from collections.abc import Iterable
from decimal import Decimal

from ensemble.money.invoicing.models import Invoice
from ensemble.work.treasury.models import BankLine, Match
from ensemble.work.treasury.proposing import Numbers, Part, Proposal

Open = dict[int, Decimal]


class Deductions:
    """The credit notes that clients are still owed, read once; nothing is read when no money came in."""

    def __init__(self, lines: Iterable[BankLine]):
        came_in = any(line.came_in for line in lines)
        owed = Invoice.objects.to_give_back().sold() if came_in else Invoice.objects.none()
        self.known = list(owed.select_related("organisation"))
        self.numbers = Numbers(self.known)

    def judge(self, line: BankLine, owed: list[Invoice], left: Open) -> Proposal | None:
        """`owed`, of one client, named by the line: all of them less one credit note of that client, which
        the line names or which alone makes the sum."""
        short = sum(left[one.pk] for one in owed) - line.left
        bearer = max(owed, key=lambda one: left[one.pk])
        exact = [one for one in self._of_client(bearer) if one.open == short < left[bearer.pk]]
        named = self.numbers.named_by(line)
        found = [one for one in exact if one in named] or exact
        if len(found) != 1:
            return None
        parts = (_part(one, left[one.pk], found[0] if one == bearer else None) for one in owed)
        return Proposal(tuple(parts), why="set_off")

    def judge_account(self, line: BankLine, owed: list[Invoice], left: Open) -> Proposal | None:
        """No invoice is named: one of that client's, less a credit note of its own, when that is the only
        pair that makes the sum."""
        found = [proposal for one in owed if (proposal := self.judge(line, [one], left))]
        return found[0] if len(found) == 1 else None

    def _of_client(self, invoice: Invoice) -> list[Invoice]:
        same = invoice.organisation_id
        return [one for one in self.known if same and one.organisation_id == same]


def _part(invoice: Invoice, owed: Decimal, credit: Invoice | None) -> Part:
    amount = owed - credit.open if credit else owed
    return Part(Match.Kind.RECEIPT, amount, invoice=invoice, credit=credit)
