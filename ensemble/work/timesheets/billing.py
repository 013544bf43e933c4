"""From what a client approved to invoices: whose they are depends on the legal model, never mixed.

| | the client's | the member's |
|---|---|---|
| resale | operator to client, at the price | member to operator, at the rate: self-billed under mandate, or hers |
| agency | member to client, written by the operator under mandate, at the price | operator to member: the fee |

When its corrections take back as much as a month adds, or more, what they take back is credited on the
invoices that had billed it, by whoever had issued them, and what is added is invoiced apart.
"""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.workdays import add_working_days
from ensemble.money.credit.actions.expecting import settle
from ensemble.money.invoicing.actions.issuing import issue
from ensemble.money.invoicing.days import day_of
from ensemble.money.invoicing.drafts import Draft
from ensemble.money.invoicing.models import Invoice, Kind, LegalEntity, Mandate
from ensemble.money.invoicing.models import Terms as PaymentTerms
from ensemble.people.compliance.models import Business
from ensemble.work.contracts.models import Terms
from ensemble.work.timesheets.bills import Bill, bill_of
from ensemble.work.timesheets.courses import course_of
from ensemble.work.timesheets.deposits import payment_of
from ensemble.work.timesheets.holding import what_holds
from ensemble.work.timesheets.lines import (
    billed_lines,
    lines_of,
    sum_of,
    takes_back,
)
from ensemble.work.timesheets.models import Approval, Timesheet
from ensemble.work.timesheets.taking_back import (
    Writers,
    credit_back,
    credits_are_made,
    hold_what_is_credited,
)


def worth(timesheet: Timesheet) -> Decimal:
    """What approving it now would bill the client: euros, excluding tax."""
    return course_of(timesheet.mission).worth(timesheet)


def bill(approval: Approval, *, at: datetime) -> Approval:
    """Issue what can be: the client's invoice may be held, with the sentence that says why, and the
    member's may be awaited; neither waits for the other, nor does the promise made to the member.

    Called again, it issues what was not. Whoever bills takes what others wait for in one order: the
    invoices that are credited, the member's series and the purchases (AC), the client's credit, its
    series and the sales (VE). So two months billed at once wait for one another, and never in a ring.
    """
    read = bill_of(approval)
    approval.promised_on = promised_on(approval, read.terms)
    approval.takes_back = any(takes_back(read, side) for side in sides_of(read.terms))
    approval.save(update_fields=["promised_on", "takes_back"])
    try:
        with transaction.atomic():
            return _billed(read, at=at)
    except TooLate as trouble:
        if not approval.takes_back:
            raise
        approval.refresh_from_db()
        return _held(approval, str(trouble))


def sides_of(terms: Terms) -> tuple[str, str]:
    return ("member" if terms.is_resale else "fee", "client")


def is_whole(bill: Bill) -> bool:
    """Whether everything that it calls for is written, on both sides."""
    approval = bill.approval
    both = {"client": approval.client_invoice_id}
    return all(
        (both.get(side, approval.member_invoice_id) or not sum_of(lines_of(bill, side)))
        and credits_are_made(bill, side)
        for side in sides_of(bill.terms)
    )


def _billed(bill: Bill, *, at: datetime) -> Approval:
    approval = bill.approval
    writers = _writers(bill)
    if approval.takes_back:
        hold_what_is_credited(bill, writers)
    approval.member_invoice = approval.member_invoice or _member_side(bill, writers, at=at)
    approval.save(update_fields=["member_invoice"])
    if because := what_holds(bill, at=at):
        return _held(approval, because)
    settle(approval)
    approval.client_invoice = _client_side(bill, writers, at=at)
    state = "billed" if is_whole(bill) else "awaiting_member"
    move(approval, state, client_invoice=approval.client_invoice, held_because="")
    return approval


def _held(approval: Approval, because: str) -> Approval:
    Approval.objects.filter(pk=approval.pk).update(held_because=because)
    approval.held_because = because
    return approval


def _writers(bill: Bill) -> Writers:
    """The sides that are written without waiting for the member, and in whose name their credit notes
    are: hers, who wrote the correction, or the operator's (None)."""
    her = bill.mission.member.person
    if not bill.terms.is_resale:
        return {"fee": None} | ({"client": her} if bill.mandate else {})
    hers = bill.terms.self_billing and bill.mandate
    return ({"member": her} if hers else {}) | {"client": None}


def promised_on(approval: Approval, terms: Terms) -> date | None:
    """In resale, the day the operator pays the member, whoever is late; in agency, the client pays."""
    if not terms.is_resale:
        return None
    return add_working_days(approval.at, terms.promise_working_days).date()


def _member_side(bill: Bill, writers: Writers, *, at: datetime) -> Invoice | None:
    """What the member is owed by the operator, or owes it; None when she writes it herself."""
    side = sides_of(bill.terms)[0]
    if not (bill.operator and bill.business) or side not in writers:
        return None
    if takes_back(bill, side):
        credit_back(bill, side, by=writers[side], at=at)
    if side == "fee":
        return _issue(bill, side, bill.operator, bill.business, at=at)
    return _issue(bill, side, bill.business, bill.operator, at=at, mandate=bill.mandate)


def _client_side(bill: Bill, writers: Writers, *, at: datetime) -> Invoice | None:
    """What the client owes: to the operator, or to the member in whose name it is written."""
    if "client" not in writers:
        return None  # she invoices her client herself
    if takes_back(bill, "client"):
        credit_back(bill, "client", by=writers["client"], at=at)
    if bill.terms.is_resale:
        return _issue(bill, "client", bill.operator, bill.client, at=at)
    return _issue(bill, "client", bill.business, bill.client, at=at, mandate=bill.mandate)


def _issue(
    bill: Bill,
    side: str,
    issuer: LegalEntity | Business,
    buyer: LegalEntity | Business,
    *,
    at: datetime,
    mandate: Mandate | None = None,
) -> Invoice | None:
    """None when nothing is added."""
    if not sum_of(lines_of(bill, side)):
        return None
    approval, terms = bill.approval, bill.terms
    draft = Draft(
        issuer=issuer,
        buyer=buyer,
        lines=billed_lines(bill, side, on=day_of(at)),
        kind=Kind.SELF_BILLED if mandate and side == "member" else Kind.INVOICE,
        terms=payment_of(terms) if side == "client" else PaymentTerms(),
        purchase_order=terms.purchase_order if side == "client" else "",
        about=approval.timesheet,
        mandate=mandate,
        payable_on=approval.promised_on if side == "member" else None,
    )
    return issue(draft, by=None, at=at, key=f"approval-{approval.pk}-{side}")
