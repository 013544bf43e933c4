"""What a bank line most likely is: certain, likely, or for a person to say.

1. our own number of the payment (EndToEndId), and its amount         certain
2. the number of an invoice, in the words, and the amount it is open   certain
   several numbers whose open amounts make the whole                   certain
   a number, and less by the discount it bears, in time                proposed
   a number, and less by an open credit note of that client            proposed
   a number, and less (a part) or more (an overpayment)                proposed
3. the amount of one open invoice, from an account this client used    proposed
   or of one less a credit note, when no other pair makes it           proposed
4. the number of a credit note, and the amount it is open               certain
   its number and less, or the amount of only one that leaves          proposed
5. the words and codes of bank fees                                    proposed
"""

import re
from collections.abc import Iterable
from decimal import Decimal

from ensemble.foundation.core.money import to_cents
from ensemble.money.invoicing.models import Invoice
from ensemble.work.treasury.deductions import Deductions
from ensemble.work.treasury.models import BankLine, Match, Payment
from ensemble.work.treasury.proposing import NOTHING, Numbers, Part, Proposal
from ensemble.work.treasury.refunds import Refunds

Kind, Note = Match.Kind, BankLine.Note
FEE_CODES = ("CHRG", "FEES", "COMM", "COME", "COMT")
FEE_WORDS = re.compile(
    r"^\W*(frais|commission|cotisation|arrete de compte|bank fee|charges?)\b", re.I
)


class Ladder:
    """Reads once what a set of lines may answer to, then judges each of them."""

    def __init__(self, lines: Iterable[BankLine]):
        self.lines = list(lines)
        self.payments = self._payments()
        self.invoices = self._invoices()
        self.numbers = Numbers(self.invoices.values())
        self.refunds = Refunds(self.lines)
        self.deductions = Deductions(self.lines)
        self.open = {pk: one.open for pk, one in self.invoices.items()}
        self.clients = self._clients()

    def judge(self, line: BankLine) -> Proposal:
        if line.currency != "EUR":
            return Proposal(note=Note.CURRENCY)
        if line.end_to_end_id in self.payments:
            return self._own_payment(line, self.payments[line.end_to_end_id])
        if (refund := self.refunds.judge(line)).certain:
            return refund
        by_kind = self._receipt(line) if line.came_in else _fee(line)
        return by_kind if by_kind != NOTHING else refund

    def take(self, proposal: Proposal) -> None:
        """What was just matched is no longer open to the lines that follow."""
        for part in proposal.parts:
            if part.kind == Kind.REFUND:
                self.refunds.take(part)
            elif part.invoice is not None:
                self.open[part.invoice.pk] -= part.amount
            if part.payment is not None:
                part.payment.state = "returned" if part.kind == Kind.RETURN else "paid"

    def _own_payment(self, line: BankLine, payment: Payment) -> Proposal:
        if abs(line.amount) != payment.amount:
            return Proposal(note=Note.OTHER_AMOUNT)
        if line.came_in:
            if payment.state not in ("ordered", "paid"):
                return NOTHING
            return Proposal((Part(Kind.RETURN, line.left, payment=payment),), True, "number")
        if payment.state != "ordered":
            return Proposal(note=Note.SECOND_DEBIT)
        return Proposal((Part(Kind.PAYMENT, line.left, payment=payment),), True, "number")

    def _receipt(self, line: BankLine) -> Proposal:
        named = self.numbers.named_by(line)
        open_ones = [one for one in named if self.open[one.pk] > 0]
        if not open_ones:
            return self._same_amount(line)
        total = sum(self.open[one.pk] for one in open_ones)
        whole = tuple(Part(Kind.RECEIPT, self.open[one.pk], invoice=one) for one in open_ones)
        if total == line.left:
            return Proposal(whole, True, "number")
        if len({one.organisation_id for one in open_ones}) > 1:
            return Proposal(note=Note.AMBIGUOUS)
        if total < line.left:
            rest = Part(Kind.OVERPAID, line.left - total, invoice=open_ones[0])
            return Proposal((*whole, rest), why="overpaid")
        if early := self._early(line, open_ones):
            return early
        if less := self.deductions.judge(line, open_ones, self.open):
            return less
        if len(open_ones) == 1:
            return Proposal((Part(Kind.RECEIPT, line.left, invoice=open_ones[0]),), why="partial")
        return Proposal(note=Note.AMBIGUOUS)

    def _early(self, line: BankLine, owed: list[Invoice]) -> Proposal | None:
        """Short of the discounts that these invoices bear that day, to the cent."""
        parts = []
        for one in owed:
            in_time = one.discount_until is not None and line.booked_on <= one.discount_until
            kept = to_cents(self.open[one.pk] * one.discount / 100) if in_time else Decimal(0)
            amount = self.open[one.pk] - kept
            parts.append(Part(Kind.RECEIPT, amount, invoice=one, discount=kept))
        exact = sum(part.amount for part in parts) == line.left
        return Proposal(tuple(parts), why="discount") if exact else None

    def _same_amount(self, line: BankLine) -> Proposal:
        client = self.clients.get(line.other_mark) if line.other_mark else None
        same = [
            one
            for one in self.invoices.values()
            if client and one.organisation_id == client and self.open[one.pk] == line.left
        ]
        early = [self._early(line, [one]) for one in self._with_a_discount(client)]
        if not same and len(found := [one for one in early if one]) == 1:
            return found[0]
        if len(same) == 1:
            return Proposal((Part(Kind.RECEIPT, line.left, invoice=same[0]),), why="account")
        if same:
            return Proposal(note=Note.AMBIGUOUS)
        return self.deductions.judge_account(line, self._owed_by(client), self.open) or NOTHING

    def _with_a_discount(self, client: int | None) -> list[Invoice]:
        return [one for one in self._owed_by(client) if one.discount]

    def _owed_by(self, client: int | None) -> list[Invoice]:
        of_client = (one for one in self.invoices.values() if one.organisation_id == client)
        return [one for one in of_client if client and self.open[one.pk] > 0]

    def _payments(self) -> dict[str, Payment]:
        numbers = {line.end_to_end_id for line in self.lines if line.end_to_end_id}
        known = Payment.objects.filter(end_to_end_id__in=numbers).exclude(state="left_out")
        return {one.end_to_end_id: one for one in known.select_related("settlement", "invoice")}

    def _invoices(self) -> dict[int, Invoice]:
        """What clients owe; nothing is read when no money came in."""
        if not any(line.came_in for line in self.lines):
            return {}
        owed = Invoice.objects.sold().live().not_credits().still_open()
        return {one.pk: one for one in owed.select_related("organisation")}

    def _clients(self) -> dict[str, int]:
        """Whose account it is, as earlier receipts showed; an account of several clients is none's."""
        marks = {line.other_mark for line in self.lines if line.other_mark and line.came_in}
        known = Match.objects.live().filter(kind=Kind.RECEIPT, line__other_mark__in=marks)
        owners: dict[str, set[int]] = {}
        pairs = known.order_by().values_list("line__other_mark", "invoice__organisation").distinct()
        for mark, organisation in pairs:
            owners.setdefault(mark, set()).add(organisation)
        return {mark: min(own) for mark, own in owners.items() if len(own) == 1}


def proposals_for(lines: Iterable[BankLine]) -> dict[BankLine, Proposal]:
    """What finance may confirm, for lines that still have something to explain."""
    ladder = Ladder(lines)
    return {line: ladder.judge(line) for line in ladder.lines}


def _fee(line: BankLine) -> Proposal:
    coded = any(code in line.code for code in FEE_CODES)
    if coded or FEE_WORDS.match(line.words):
        return Proposal((Part(Kind.FEE, line.left),), why="fee")
    return NOTHING
