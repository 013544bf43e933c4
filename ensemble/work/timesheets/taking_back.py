"""Days taken back are credited on the invoices that billed them, when a month bills nothing above them."""

from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.persons.models import Person
from ensemble.money.invoicing.actions.crediting import credit_agreed
from ensemble.money.invoicing.drafts import Line
from ensemble.money.invoicing.models import Invoice
from ensemble.work.timesheets.courses import course_of
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


def credit_back(
    approval: Approval, side: str, *, by: Person | None, at: datetime
) -> list[ApprovalCredit]:
    """One credit note an invoice corrected, whatever was credited before. `by`: in whose name, None
    for the operator. Raises TooLate when a month corrected is not invoiced yet."""
    whose = "client" if side == "client" else "member"
    made = []
    for invoice, lines in taken_back(approval, side).items():
        if invoice is None:
            raise TooLate(_("The invoice that had billed these days is not made yet."))
        key = f"approval-{approval.pk}-{side}-credit-{invoice.pk}"
        credit = credit_agreed(
            invoice, lines=lines, about=approval.timesheet, by=by, at=at, key=key
        )
        facts = {"approval": approval, "side": whose}
        made.append(ApprovalCredit.objects.get_or_create(invoice=credit, defaults=facts)[0])
    return made


def hold_what_is_credited(approval: Approval, writers: Writers) -> None:
    """Every invoice that will be credited, in one order, before anything else is taken."""
    keys = {
        invoice.pk
        for side in writers
        if takes_back(approval, side)
        for invoice in taken_back(approval, side)
        if invoice
    }
    held = Invoice.objects.select_for_update(of=("self",)).filter(pk__in=keys).order_by("pk")
    list(held.values_list("pk"))


def credits_are_made(approval: Approval, side: str) -> bool:
    if not takes_back(approval, side):
        return True
    whose = "client" if side == "client" else "member"
    return approval.credits.filter(side=whose).count() == len(taken_back(approval, side))


def taken_back(approval: Approval, side: str) -> dict[Invoice | None, list[Line]]:
    """By invoice, the lines that a credit note says: quantities above zero. None: one still to come."""
    course = course_of(approval.timesheet.mission)
    found: dict[Invoice | None, list[Line]] = {}
    for day, quantity in net_corrections(approval).items():
        if quantity >= 0:
            continue
        for billed, part in _billed_last_first(day, approval, -quantity):
            invoice = _invoice_of(billed, side)
            line = correction(day, part, price_of(day, course, side))
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
    return invoice if invoice and invoice.is_live else None
