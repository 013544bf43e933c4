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
from ensemble.work.timesheets.billable import lines_of
from ensemble.work.timesheets.models import Approval


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
    if approval.member_invoice_id:
        raise TooLate(_("This month has its invoice already."))
    invoice = receive(
        mission.member,
        **file,
        number=number,
        issued_on=issued_on,
        lines=list(lines_of(approval, "member")),
        about=approval.timesheet,
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
    if approval.state == "awaiting_member" and approval.client_invoice_id:
        move(approval, "billed")
