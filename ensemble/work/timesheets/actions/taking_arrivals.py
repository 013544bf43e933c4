"""An e-invoice that bills an approved month takes its place beside it."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.invoicing.actions.arriving import match
from ensemble.money.invoicing.actions.receiving import register
from ensemble.money.invoicing.models import Arrival, Invoice
from ensemble.work.timesheets.access import may_bill
from ensemble.work.timesheets.actions.disputing import locked
from ensemble.work.timesheets.actions.invoicing_herself import put_beside
from ensemble.work.timesheets.arriving import certain
from ensemble.work.timesheets.bills import bill_of
from ensemble.work.timesheets.lines import lines_of
from ensemble.work.timesheets.models import Approval


@transaction.atomic
def take_arrival(
    arrival: Arrival, approval: Approval, *, by: Person | None, at: datetime
) -> Invoice:
    """Received as if its member had sent the file: finance accepts it next. Raises TooLate, with both
    figures, when it is not what was approved. `by=None`: the house, when nothing is in doubt."""
    require(by is None or may_bill(by))
    timesheet = locked(approval.timesheet)
    approval.refresh_from_db()
    if approval.has_hers:
        raise TooLate(_("This month has its invoice already."))
    lines, payable_on = list(lines_of(bill_of(approval), "member")), approval.promised_on
    invoice = register(
        arrival,
        lines,
        about=timesheet,
        payable_on=payable_on,
        replaces=approval.member_invoice,
        by=by,
        at=at,
    )
    match(arrival, member=arrival.member, about=timesheet, invoice=invoice, by=by, at=at)
    put_beside(approval, invoice)
    who, about, number = arrival.member.person, (timesheet.mission,), invoice.number
    record("timesheets.own_invoice", on=timesheet, by=who, at=at, also=about, number=number)
    return invoice


def take_alone(arrival: Arrival, *, at: datetime) -> Invoice | None:
    """Nobody is asked about an invoice that says what was approved; anything else waits for finance."""
    approval = certain(arrival)
    return take_arrival(arrival, approval, by=None, at=at) if approval else None
