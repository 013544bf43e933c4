"""Days taken back are credited on the invoices that billed them, when a month bills nothing above them.

An invoice that was cancelled, or credited whole, and issued again stands aside for the one that counts.
One that later corrections had made worth less than the day is credited for what is left of it, and the
rest on the invoice that those corrections name.
"""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.persons.models import Person
from ensemble.money.invoicing.actions.crediting import credit_agreed
from ensemble.money.invoicing.drafts import Line, again
from ensemble.money.invoicing.models import Invoice
from ensemble.money.invoicing.replacements import origin_of, standing_for
from ensemble.money.invoicing.undoing import undone_on
from ensemble.work.timesheets.bills import Bill
from ensemble.work.timesheets.lines import (
    correction,
    net_corrections,
    price_of,
    takes_back,
)
from ensemble.work.timesheets.models import NO_DAY, Approval, ApprovalCredit, Day
from ensemble.work.timesheets.shares import Share, shares_of

type Writers = dict[str, Person | None]
"""By side, who writes its credit notes: None for the operator."""


def credit_back(bill: Bill, side: str, *, by: Person | None, at: datetime) -> list[ApprovalCredit]:
    """One credit note an invoice corrected, whatever was credited before, the last invoice first. `by`:
    in whose name, None for the operator. Raises TooLate when a month corrected is not invoiced yet."""
    owed = taken_back(bill, side)
    made: list[ApprovalCredit] = []
    while owed:
        invoice = max(owed, key=_age)
        lines = owed.pop(invoice)
        if invoice is None:
            raise TooLate(_("The invoice that had billed these days is not made yet."))
        credit = _credited(bill.approval, side, invoice, lines, by=by, at=at)
        made.append(credit)
        for line in undone_on(credit.invoice):
            rest = replace(again(line), quantity=Decimal(1), corrects="")
            owed.setdefault(_named(invoice, line.corrects), []).append(rest)
    return made


def _credited(
    approval: Approval,
    side: str,
    invoice: Invoice,
    lines: list[Line],
    *,
    by: Person | None,
    at: datetime,
) -> ApprovalCredit:
    key = f"approval-{approval.pk}-{side}-credit-{invoice.pk}"
    credit = credit_agreed(invoice, lines=lines, about=approval.timesheet, by=by, at=at, key=key)
    facts = {"approval": approval, "side": _whose(side)}
    return ApprovalCredit.objects.get_or_create(invoice=credit, defaults=facts)[0]


def hold_what_is_credited(bill: Bill, writers: Writers) -> None:
    """Every invoice that will be credited, in one order, before anything else is taken."""
    waiting = [
        invoice
        for side in writers
        if takes_back(bill, side)
        for invoice in taken_back(bill, side)
        if invoice
    ]
    keys: set[int] = set()
    while waiting:
        invoice = waiting.pop()
        if invoice.pk not in keys:
            keys.add(invoice.pk)
            numbers = {line.corrects for line in invoice.lines if line.corrects}
            waiting += filter(None, [_named(invoice, number) for number in numbers])
    held = Invoice.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
    list(held.values_list("pk"))


def credits_are_made(bill: Bill, side: str) -> bool:
    """Each invoice that had billed one of these days has its credit note, whatever replaced it since."""
    if not takes_back(bill, side):
        return True
    credits = bill.approval.credits.filter(side=_whose(side)).select_related("invoice__preceding")
    made = {origin_of(one.invoice.preceding) for one in credits}
    return all(one and origin_of(one) in made for one in taken_back(bill, side))


def taken_back(bill: Bill, side: str) -> dict[Invoice | None, list[Line]]:
    """By invoice, the lines that a credit note says: quantities above zero. None: one still to come."""
    found: dict[Invoice | None, list[Line]] = {}
    for day, quantity in net_corrections(bill).items():
        if quantity >= 0:
            continue
        for billed, part in _billed_last_first(day, bill.approval, -quantity):
            invoice = _invoice_of(billed, side)
            line = correction(day, part, price_of(day, bill.course, side))
            found.setdefault(invoice, []).append(line)
    return found


def _billed_last_first(day: Day, approval: Approval, quantity: Decimal) -> list[Share]:
    """Raises TooLate when less was billed than is taken back: nothing of it is ever forgotten."""
    shares = shares_of(day).get(approval.pk, [])
    if sum((part for _billed, part in shares), NO_DAY) < quantity:
        raise TooLate(_("What was added to a day that is taken back is not approved yet."))
    return shares


def _invoice_of(billed: Approval, side: str) -> Invoice | None:
    """None: not made yet, or cancelled and not made again."""
    invoice = billed.client_invoice if side == "client" else billed.member_invoice
    return _living(invoice)


def _named(invoice: Invoice, number: str) -> Invoice | None:
    """The earlier invoice that a correction names, of the same issuer, as it counts now."""
    same = Invoice.objects.filter(issuer_key=invoice.issuer_key, number=number)
    return _living(same.first())


def _living(invoice: Invoice | None) -> Invoice | None:
    last = invoice and standing_for(invoice)
    return last if last and last.is_live else None


def _age(invoice: Invoice | None) -> int:
    """Corrections name invoices older than theirs; one that replaces another is as old as the first."""
    return origin_of(invoice).pk if invoice else 0


def _whose(side: str) -> str:
    return "client" if side == "client" else "member"
