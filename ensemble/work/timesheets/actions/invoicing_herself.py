"""A member who writes her own invoices sends the one of a month; the rest was ready."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.invoicing.actions.receiving import receive
from ensemble.money.invoicing.models import Invoice
from ensemble.work.timesheets.access import may_declare
from ensemble.work.timesheets.actions.disputing import locked
from ensemble.work.timesheets.billing import lines_of
from ensemble.work.timesheets.models import Approval


@transaction.atomic
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
    """Read, kept, and put beside the days it bills: those approved, at the rate agreed."""
    mission = approval.timesheet.mission
    require(may_declare(by, mission))
    locked(approval.timesheet)
    approval.refresh_from_db()
    if approval.member_invoice_id:
        raise TooLate(_("This month has its invoice already."))
    invoice = receive(
        mission.member,
        content=content,
        name=name,
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
