"""A member who writes her own invoices sends the one of a month; the rest was ready."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.invoicing.actions.receiving import receive
from ensemble.money.invoicing.comparing import said_by
from ensemble.money.invoicing.models import Invoice
from ensemble.work.timesheets.access import may_declare
from ensemble.work.timesheets.actions.disputing import locked
from ensemble.work.timesheets.billing import is_whole
from ensemble.work.timesheets.bills import bill_of
from ensemble.work.timesheets.lines import lines_of
from ensemble.work.timesheets.models import Approval
from ensemble.work.timesheets.taking_back import (
    credit_back,
    credits_are_made,
    hold_what_is_credited,
)


def send_own_invoice(
    approval: Approval,
    *,
    content: bytes,
    name: str,
    number: str,
    issued_on: date,
    by: Person,
    at: datetime,
) -> Invoice:
    """Read, kept, and put beside the days it bills: those approved, at the rate agreed.

    A PDF takes up to ten seconds to read: it is read before the month is locked, by none but its
    member. Raises ValidationError for what differs, TooLate when the month has its invoice already.
    """
    require(may_declare(by, approval.timesheet.mission))
    file = {"content": content, "name": name, "said": said_by(content)}
    return _put(approval, file, number=number, issued_on=issued_on, by=by, at=at)


@transaction.atomic
def _put(
    approval: Approval,
    file: dict[str, Any],
    *,
    number: str,
    issued_on: date,
    by: Person,
    at: datetime,
) -> Invoice:
    """Nothing is read here: the month is locked, what was read is compared and kept."""
    mission = approval.timesheet.mission
    locked(approval.timesheet)
    approval.refresh_from_db()
    if approval.has_hers:
        raise TooLate(_("This month has its invoice already."))
    invoice = receive(
        mission.member,
        **file,
        number=number,
        issued_on=issued_on,
        lines=list(lines_of(bill_of(approval), "member")),
        about=approval.timesheet,
        replaces=approval.member_invoice,
        by=by,
        at=at,
    )
    put_beside(approval, invoice)
    about = (mission,)
    record("timesheets.own_invoice", on=approval.timesheet, by=by, at=at, also=about, number=number)
    return invoice


def put_beside(approval: Approval, invoice: Invoice) -> None:
    """The member's invoice of these days: with the client's, the approval is billed."""
    Approval.objects.filter(pk=approval.pk).update(member_invoice=invoice)
    approval.member_invoice = invoice
    close_when_whole(approval)


@transaction.atomic
def credit_own_days(approval: Approval, *, by: Person, at: datetime) -> Approval:
    """She who writes her own invoices credits those that billed the days she took back."""
    mission = approval.timesheet.mission
    require(may_declare(by, mission))
    locked(approval.timesheet)
    approval.refresh_from_db()
    if not may_credit_days(approval):
        raise TooLate(_("Nothing of this month waits for a credit note of yours."))
    bill = bill_of(approval)
    hold_what_is_credited(bill, {"member": by})
    for made in credit_back(bill, "member", by=by, at=at):
        record(
            "timesheets.own_credit",
            on=approval.timesheet,
            by=by,
            at=at,
            also=(mission,),
            number=made.invoice.number,
        )
    close_when_whole(approval)
    return approval


def may_credit_days(approval: Approval) -> bool:
    """The client has its side; hers takes days back that no credit note says yet."""
    if not approval.takes_back or approval.state != "awaiting_member":
        return False
    bill = bill_of(approval)
    return bill.terms.is_resale and not credits_are_made(bill, "member")


def close_when_whole(approval: Approval) -> None:
    if approval.state == "awaiting_member" and is_whole(bill_of(approval)):
        move(approval, "billed")
