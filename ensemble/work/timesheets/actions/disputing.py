"""A day the client does not recognise: said day by day, with its reason, and answered by the member."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import Incomplete, TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.core.text import clean_text
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.work.timesheets import letters
from ensemble.work.timesheets.access import may_answer, may_declare
from ensemble.work.timesheets.models import Day, Expense, Timesheet


@transaction.atomic
def dispute(
    timesheet: Timesheet, lines: Collection[UUID], because: str, *, by: Person, at: datetime
) -> list[Day | Expense]:
    """Set aside these days or expenses, by public id; the others may be approved meanwhile."""
    require(may_answer(by, timesheet))
    locked(timesheet)
    if not (because := clean_text(because)):
        raise Incomplete(_("Say in one sentence what does not fit: it is read by the member."))
    found = _lines(timesheet, lines)
    disputed = [line for line in found if line.state == "declared"]
    if not disputed:
        raise TooLate(_("These days have been answered for already."))
    for line in disputed:
        move(line, "disputed", disputed_because=because, disputed_by=by)
    days = ", ".join(sorted({f"{line.on:%Y-%m-%d}" for line in disputed}))
    about = (timesheet.mission,)
    record(
        "timesheets.disputed", on=timesheet, by=by, at=at, also=about, days=days, because=because
    )
    letters.disputed(timesheet, disputed, because, by=by, at=at)
    return disputed


@transaction.atomic
def maintain(line: Day | Expense, because: str, *, by: Person, at: datetime) -> Day | Expense:
    """The member stands by it and says why; the client answers again."""
    timesheet = line.timesheet
    require(may_declare(by, timesheet.mission))
    locked(timesheet)
    if not (because := clean_text(because)):
        raise Incomplete(_("Say in one sentence why this day counts: it is read by the client."))
    move(line, "declared", maintained_because=because, late=_("This day is no longer disputed."))
    about = (timesheet.mission,)
    record("timesheets.maintained", on=timesheet, by=by, at=at, also=about, because=because)
    letters.maintained(timesheet, line, at=at)
    return line


@transaction.atomic
def withdraw(line: Day | Expense, *, by: Person, at: datetime) -> Day | Expense:
    """The member takes back a day that was disputed; nothing of it is billed."""
    timesheet = line.timesheet
    require(may_declare(by, timesheet.mission))
    locked(timesheet)
    if line.state == "withdrawn":
        return line
    move(line, "withdrawn", late=_("This day has been answered for already."))
    about = (timesheet.mission,)
    day = f"{line.on:%Y-%m-%d}"
    record("timesheets.withdrawn", on=timesheet, by=by, at=at, also=about, day=day)
    close_when_answered(timesheet, at=at)
    return line


def close_when_answered(timesheet: Timesheet, *, at: datetime) -> None:
    """A month of which every day was answered for is over."""
    waiting = ("declared", "disputed")
    still = timesheet.days.filter(state__in=waiting), timesheet.expenses.filter(state__in=waiting)
    if timesheet.state == "submitted" and not any(lines.exists() for lines in still):
        move(timesheet, "approved", approved_at=at)


def locked(timesheet: Timesheet) -> Timesheet:
    """The same month, read again: one answers for it at a time."""
    Timesheet.objects.select_for_update().get(pk=timesheet.pk)
    timesheet.refresh_from_db()
    return timesheet


def _lines(timesheet: Timesheet, wanted: Collection[UUID]) -> list[Day | Expense]:
    days = timesheet.days.filter(public_id__in=wanted)
    return [*days, *timesheet.expenses.filter(public_id__in=wanted)]
