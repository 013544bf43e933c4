"""What a line of a member's money says: what stands against it, what the bank gave back, what we did
and when we speak again."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from ensemble.foundation.core.workdays import is_working_day, next_working_day
from ensemble.foundation.timeline.models import Entry, Mention
from ensemble.foundation.ui.formats.dates import day
from ensemble.work.missions.promises import promise, today
from ensemble.work.timesheets.actions.invoicing_herself import may_credit_days
from ensemble.work.timesheets.bills import bill_of
from ensemble.work.timesheets.lines import lines_of, sum_of
from ensemble.work.timesheets.models import Approval, Timesheet
from ensemble.work.timesheets.taking_back import taken_back
from ensemble.work.treasury.books import Books
from ensemble.work.treasury.gate import Judged
from ensemble.work.treasury.models import Payment
from ensemble.work.treasury.promises import next_pay_day
from ensemble.work.treasury.reasons import Reason


def against(judged: Judged, books: Books) -> list[Reason]:
    """What keeps it from being paid; a list being made that holds it does not."""
    found = [reason for reason in judged.reasons if reason.code != "in_run"]
    kept = books.left_out.get(judged.invoice.pk)
    return [*found, kept] if kept and not in_run(judged) else found


def in_run(judged: Judged) -> Reason | None:
    return next((reason for reason in judged.reasons if reason.code == "in_run"), None)


def said_of(judged: Judged, books: Books, *, at: datetime) -> str:
    """Each reason with who lifts it and since when; or else the day, and why it is sure."""
    said = [reason.words for reason in against(judged, books)]
    back = books.came_back.get(judged.invoice.pk)
    if back:
        said.insert(0, came_back(back))
    if listed := in_run(judged):
        said.append(listed.words)
    elif back and len(said) == 1:
        said.append(_("It leaves again with the list of %(day)s.") % {"day": day(next_pay_day(at))})
    return " ".join(said) or _promised(judged)


def came_back(payment: Payment) -> str:
    facts = {"day": day(payment.returned_on), "why": payment.return_reason}
    if payment.return_reason:
        return _("The bank gave it back to us on %(day)s: %(why)s.") % facts
    return _("The bank gave it back to us on %(day)s.") % facts


def again_on(judged: Judged, back: Payment | None, at: datetime) -> date:
    """The first day on which it may leave."""
    listed = in_run(judged)
    if listed and listed.until:
        return listed.until
    return next_pay_day(at) if back else today(at)


def awaited(timesheet: Timesheet, nudge: Entry | None, *, at: datetime) -> str:
    """From whom, since when, what we did, and who speaks again on which day."""
    name, last = timesheet.submitted_to.name, timesheet.submitted_at
    words = _("Waiting for the approval of %(name)s, who received it on %(day)s.")
    said = [words % {"name": name, "day": day(today(last))}]
    if nudge and nudge.at > last:
        words, last = _("%(who)s reminded them on %(day)s."), nudge.at
        said.append(words % {"who": nudge.by.name, "day": day(today(last))})
    else:
        said.append(_("No reminder has been sent yet."))
    facts = {"who": timesheet.mission.talent_manager.name, "day": day(speak_again_on(last, at))}
    said.append(_("%(who)s tells you where it stands on %(day)s at the latest.") % facts)
    return " ".join(said)


def speak_again_on(last: datetime, at: datetime) -> date:
    """Our promise counted from the last gesture; once it has passed, the day of work that comes."""
    promised, on = today(promise(last)), today(at)
    if promised >= on:
        return promised
    return on if is_working_day(on) else next_working_day(on)


def last_nudges(timesheets: Iterable[Timesheet]) -> dict[int, Entry]:
    """The last reminder of each month, in one query."""
    asked = Mention.objects.filter(
        label=Timesheet._meta.label_lower,
        object_id__in=[one.pk for one in timesheets],
        entry__verb="timesheets.nudged",
    )
    found = asked.select_related("entry__by").order_by("entry")
    return {one.object_id: one.entry for one in found}


def _promised(judged: Judged) -> str:
    if judged.invoice.promised_on:
        return _("Promised for %(day)s, whenever the client pays.") % {
            "day": day(judged.invoice.promised_on)
        }
    return _("Due on %(day)s.") % {"day": day(judged.invoice.due_on)}


def wanted(approval: Approval) -> tuple[Decimal, str]:
    """What only its member can write of a month that adds nothing, and what it brings her: below zero
    for a credit note. No sentence when nothing waits."""
    amount, said = Decimal("0.00"), []
    if not approval.has_hers and (more := sum_of(lines_of(bill_of(approval), "member"))) > 0:
        amount += more
        said.append(_("Send us your invoice: it is paid from there."))
    if may_credit_days(approval):
        amount -= sum(map(sum_of, taken_back(bill_of(approval), "member").values()))
        said.append(_("Write your credit note for the days taken back: the month closes with it."))
    return amount, " ".join(said)
