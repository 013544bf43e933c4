"""The client's yes: it makes two invoices, or says why they wait."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.faults import fault
from ensemble.foundation.core.lifecycle import move_all
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.foundation.ui.formats.money import euros
from ensemble.work.timesheets import letters
from ensemble.work.timesheets.access import limit_of, may_approve, may_bill
from ensemble.work.timesheets.actions.disputing import close_when_answered, locked
from ensemble.work.timesheets.billing import bill, worth
from ensemble.work.timesheets.models import NO_DAY, Approval, Timesheet


@transaction.atomic
def approve(
    timesheet: Timesheet,
    *,
    fingerprint: str,
    by: Person,
    at: datetime,
    channel: str = Approval.Channel.SESSION,
) -> Approval:
    """Approve every day and expense that stands; those disputed wait for their answer.

    `fingerprint` is that of the page which was read (`timesheet.fingerprint()`): days that moved
    since are not approved unseen. Approving the same page twice is approving once. The limit of
    whoever approves is in euros, excluding tax.
    """
    require(may_approve(by, timesheet))
    locked(timesheet)
    if done := timesheet.approvals.filter(fingerprint=fingerprint).first():
        return done
    _still_what_was_read(timesheet, fingerprint)
    _within_the_limit(timesheet, by)
    approval = _approval(timesheet, fingerprint, by=by, at=at, channel=channel)
    fault("timesheets.approve")
    bill(approval, at=at)
    close_when_answered(timesheet, at=at)
    about = (timesheet.mission, approval)
    record("timesheets.approved", on=timesheet, by=by, at=at, also=about, days=str(approval.days))
    letters.approved(approval, at=at)
    return approval


@transaction.atomic
def release(approval: Approval, *, by: Person, at: datetime) -> Approval:
    """Invoice what was held once what held it is settled (a limit raised, a name completed)."""
    require(may_bill(by))
    locked(approval.timesheet)
    approval.refresh_from_db()
    if approval.state == "held":
        bill(approval, at=at)
        if approval.state == "held":
            raise TooLate(approval.held_because)
        timesheet = approval.timesheet
        record("timesheets.released", on=timesheet, by=by, at=at, also=(timesheet.mission,))
    return approval


def _still_what_was_read(timesheet: Timesheet, fingerprint: str) -> None:
    if timesheet.state == "approved":
        last = timesheet.approvals.select_related("by").last()
        name = last.by.name if last else ""
        raise TooLate(_("%(name)s has just approved this month.") % {"name": name})
    if timesheet.state != "submitted" or timesheet.fingerprint() != fingerprint:
        raise TooLate(_("These days have changed since you read them: here they are now."))


def _within_the_limit(timesheet: Timesheet, by: Person) -> None:
    limit, total = limit_of(by, timesheet.mission), worth(timesheet)
    if limit is not None and total > limit:
        words = _("This month is worth %(total)s, above the %(limit)s you approve at once.")
        raise TooLate(words % {"total": euros(total), "limit": euros(limit)})


def _approval(
    timesheet: Timesheet, fingerprint: str, *, by: Person, at: datetime, channel: str
) -> Approval:
    days = list(timesheet.days.filter(state="declared"))
    expenses = list(timesheet.expenses.filter(state="declared"))
    if not days and not expenses:
        raise TooLate(_("Every day of this month has been answered for."))
    approval = Approval.objects.create(
        timesheet=timesheet,
        held_because=_("being invoiced"),
        by=by,
        at=at,
        channel=channel,
        fingerprint=fingerprint,
        days=sum((day.quantity for day in days), NO_DAY) or Decimal("0.0"),
    )
    move_all(days, "approved", approval=approval)
    move_all(expenses, "approved", approval=approval)
    return approval
