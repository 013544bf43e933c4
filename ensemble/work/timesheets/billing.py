"""From what a client approved to invoices: whose they are depends on the legal model, never mixed.

| | the client's | the member's |
|---|---|---|
| resale | operator to client, at the price | member to operator, at the rate: self-billed under mandate, or hers |
| agency | member to client, written by the operator under mandate, at the price | operator to member: the fee |
"""

from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.money import to_cents
from ensemble.foundation.core.workdays import add_working_days
from ensemble.money.credit.actions.expecting import expect, settle
from ensemble.money.credit.gates import alone_with, room_for
from ensemble.money.invoicing.actions.issuing import issue
from ensemble.money.invoicing.drafts import Draft, Line
from ensemble.money.invoicing.models import Invoice, Kind, LegalEntity, Mandate
from ensemble.money.invoicing.models import Terms as PaymentTerms
from ensemble.money.invoicing.parties import party_of
from ensemble.money.invoicing.reading import mandate_of
from ensemble.money.invoicing.vat import case_for
from ensemble.people.compliance.models import Business
from ensemble.people.compliance.reading import business_of
from ensemble.work.contracts.models import Terms
from ensemble.work.contracts.reading import latest_terms
from ensemble.work.timesheets.billable import lines_of
from ensemble.work.timesheets.courses import course_of
from ensemble.work.timesheets.deposits import deductions_of, payment_of
from ensemble.work.timesheets.models import Approval, Timesheet

NOTHING = Decimal("0.00")


def worth(timesheet: Timesheet) -> Decimal:
    """What approving it now would bill the client: euros, excluding tax."""
    return course_of(timesheet.mission).worth(timesheet)


def bill(approval: Approval, *, at: datetime) -> Approval:
    """Issue what can be: the client's invoice may be held, with the sentence that says why, and the
    member's may be awaited; neither waits for the other, nor does the promise made to the member.

    Called again, it issues what was not. Whoever bills takes what others wait for in one order: the
    member's series and the purchases (AC), the client's credit, its series and the sales (VE). So two
    months billed at once wait for one another, and never in a ring.
    """
    terms = latest_terms(approval.timesheet.mission)
    approval.promised_on = promised_on(approval, terms)
    approval.member_invoice = approval.member_invoice or _member_side(approval, terms, at=at)
    approval.save(update_fields=["promised_on", "member_invoice"])
    because = _what_holds(approval, terms, at=at)
    if because:
        Approval.objects.filter(pk=approval.pk).update(held_because=because)
        approval.held_because = because
        return approval
    settle(approval)
    client = _client_side(approval, terms, at=at)
    state = "billed" if client and approval.member_invoice else "awaiting_member"
    move(approval, state, client_invoice=client, held_because="")
    return approval


def promised_on(approval: Approval, terms: Terms) -> date | None:
    """In resale, the day the operator pays the member, whoever is late; in agency, the client pays."""
    if not terms.is_resale:
        return None
    return add_working_days(approval.at, terms.promise_working_days).date()


def _what_holds(approval: Approval, terms: Terms, *, at: datetime) -> str:
    """What stands against the client's invoice: a name not known, or more than its credit allows."""
    organisation = approval.timesheet.mission.organisation
    operator, client = LegalEntity.objects.operator(), _client_of(approval)
    if operator is None:
        return _("The operator has no legal identity to invoice under yet.")
    if client is None:
        return _("%(client)s has no billing identity yet.") % {"client": organisation.name}
    if not terms.is_resale:
        return ""
    net = sum(
        (to_cents(one.quantity * one.unit_price) for one in _lines(approval, "client", at)), NOTHING
    )
    rate = case_for(party_of(operator), party_of(client), at.date()).rate
    gross = net + to_cents(net * rate / 100)
    alone_with(organisation)
    settle(approval)  # it is weighed once, as an invoice
    room = room_for(organisation, gross, at)
    if room.ok:
        return ""
    label = str(approval.timesheet)
    expect(approval, organisation=organisation, amount=gross, label=label, at=at)
    return room.sentence


def _member_side(approval: Approval, terms: Terms, *, at: datetime) -> Invoice | None:
    """What the member is owed by the operator, or owes it; None when she writes it herself."""
    operator = LegalEntity.objects.operator()
    business, mandate = _business_and_mandate(approval)
    if not (operator and business):
        return None
    if not terms.is_resale:
        return _issue(approval, terms, "fee", operator, business, at=at)
    if not (terms.self_billing and mandate):
        return None
    return _issue(approval, terms, "member", business, operator, at=at, mandate=mandate)


def _client_side(approval: Approval, terms: Terms, *, at: datetime) -> Invoice | None:
    """What the client owes: to the operator, or to the member in whose name it is written."""
    client = _client_of(approval)
    if terms.is_resale:
        operator = LegalEntity.objects.operator()
        return _issue(approval, terms, "client", operator, client, at=at)
    business, mandate = _business_and_mandate(approval)
    if not mandate:
        return None  # she invoices her client herself
    return _issue(approval, terms, "client", business, client, at=at, mandate=mandate)


def _issue(
    approval: Approval,
    terms: Terms,
    side: str,
    issuer: LegalEntity | Business,
    buyer: LegalEntity | Business,
    *,
    at: datetime,
    mandate: Mandate | None = None,
) -> Invoice:
    draft = Draft(
        issuer=issuer,
        buyer=buyer,
        lines=_lines(approval, side, at),
        kind=Kind.SELF_BILLED if mandate and side == "member" else Kind.INVOICE,
        terms=payment_of(terms) if side == "client" else PaymentTerms(),
        purchase_order=terms.purchase_order if side == "client" else "",
        about=approval.timesheet,
        mandate=mandate,
        payable_on=approval.promised_on if side == "member" else None,
    )
    billed = sum((line.quantity * line.unit_price for line in draft.lines), NOTHING)
    if billed < 0 or (billed == 0 and not any(line.deducts for line in draft.lines)):
        raise TooLate(
            _(
                "These corrections take back more than this month bills: finance makes a credit note."
            )
        )
    return issue(draft, by=None, at=at, key=f"approval-{approval.pk}-{side}")


def _lines(approval: Approval, side: str, at: datetime) -> list[Line]:
    """What is billed; the client's, less the deposits that its mission still holds."""
    lines = list(lines_of(approval, side))
    if side != "client" or not latest_terms(approval.timesheet.mission).is_resale:
        return lines
    return [*lines, *deductions_of(approval.timesheet.mission, lines, on=at.date())]


def _client_of(approval: Approval) -> LegalEntity | None:
    return LegalEntity.objects.of(approval.timesheet.mission.organisation)


def _business_and_mandate(approval: Approval) -> tuple[Business | None, Mandate | None]:
    member = approval.timesheet.mission.member
    return business_of(member), mandate_of(member, on=approval.at.date())
