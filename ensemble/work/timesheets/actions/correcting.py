"""What was approved never changes: a line adds to it or takes from it, and is approved in its turn."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import Incomplete, TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.core.text import clean_text
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.invoicing.days import day_of
from ensemble.work.missions.models import Mission
from ensemble.work.timesheets.access import may_declare
from ensemble.work.timesheets.actions.declaring import alone_with_her_days
from ensemble.work.timesheets.actions.disputing import locked
from ensemble.work.timesheets.dates import why_not_more, why_not_that_day
from ensemble.work.timesheets.models import Day, Timesheet


@transaction.atomic
def correct(day: Day, quantity: Decimal, because: str, *, by: Person, at: datetime) -> Day:
    """Bring an approved day to `quantity` (0, 0.5 or 1) by a line of the difference.

    The line stands in the member's next open month of that mission, and is billed with it. What it
    adds is held to the rules of any day: R27 over all her missions, and the days agreed.
    """
    mission = day.timesheet.mission
    require(may_declare(by, mission))
    because = _said(because)
    alone_with_her_days(mission)
    if day.corrects_id:
        raise TooLate(_("This line is a correction itself: correct the day that it is about."))
    if day.state != "approved":
        raise TooLate(_("This day is not approved yet: it can still be changed itself."))
    counted = day.quantity + day.corrections.live().total()
    if quantity == counted:
        raise TooLate(_("This day already counts so much."))
    if quantity > counted:
        _refuse_what_is_too_much(mission, day.on, quantity, more=quantity - counted)
    into = _open_month(day.timesheet, at)
    line = into.days.create(on=day.on, quantity=quantity - counted, corrects=day, because=because)
    _record("timesheets.corrected", line, by=by, at=at)
    return line


@transaction.atomic
def add_forgotten(
    timesheet: Timesheet, on: date, quantity: Decimal, because: str, *, by: Person, at: datetime
) -> Day:
    """Add a date that nobody declared to a month that the client answered: a line of the next open
    month, under the same rules as a day declared in time."""
    mission = timesheet.mission
    require(may_declare(by, mission))
    because = _said(because)
    alone_with_her_days(mission)
    timesheet.refresh_from_db()
    if not timesheet.is_answered:
        raise TooLate(_("This month can still be changed itself: take it back and write the day."))
    if (on.year, on.month) != (timesheet.month.year, timesheet.month.month):
        raise TooLate(_("This day is of another month."))
    if _is_written(timesheet, on):
        raise TooLate(_("This day is written already: correct it instead."))
    _refuse_what_is_too_much(mission, on, quantity, more=quantity)
    into = _open_month(timesheet, at)
    line = into.days.create(on=on, quantity=quantity, adds_to=timesheet, because=because)
    _record("timesheets.remembered", line, by=by, at=at)
    return line


@transaction.atomic
def take_out(line: Day, *, by: Person, at: datetime) -> None:
    """A correction or a forgotten day that has not left is no more."""
    timesheet = line.timesheet
    require(may_declare(by, timesheet.mission))
    if locked(timesheet).state != "draft" or not line.is_afterwards:
        raise TooLate(_("These days have left already."))
    facts = {"day": f"{line.on:%Y-%m-%d}"}
    line.delete()
    record("timesheets.taken_out", on=timesheet, by=by, at=at, also=(timesheet.mission,), **facts)


def _said(because: str) -> str:
    if said := clean_text(because):
        return said
    raise Incomplete(_("Say in one sentence what is corrected: it is read by the client."))


def _is_written(timesheet: Timesheet, on: date) -> bool:
    declared = timesheet.days.live().of_their_month().filter(on=on)
    return declared.exists() or timesheet.forgotten.live().filter(on=on).exists()


def _refuse_what_is_too_much(
    mission: Mission, on: date, quantity: Decimal, *, more: Decimal
) -> None:
    if sentence := why_not_that_day(mission, on, quantity) or why_not_more(mission, more):
        raise TooLate(sentence)


def _open_month(corrected: Timesheet, at: datetime) -> Timesheet:
    """The last month still a draft, kept so until the line is in it, or else a new one: that of today."""
    drafts = Timesheet.objects.of(corrected.mission).filter(state="draft").order_by("-month")
    if open_month := drafts.select_for_update().first():
        return open_month
    month, mission = max(day_of(at).replace(day=1), corrected.month), corrected.mission
    while Timesheet.objects.of(mission).filter(month=month).exists():
        month = (month.replace(day=28) + (corrected.ends_on - corrected.month)).replace(day=1)
    return Timesheet.objects.create(mission=mission, month=month, begun_at=at)


def _record(verb: str, line: Day, *, by: Person, at: datetime) -> None:
    into = line.timesheet
    facts = {
        "day": f"{line.on:%Y-%m-%d}",
        "quantity": str(line.quantity),
        "because": line.because,
    }
    record(verb, on=into, by=by, at=at, also=(into.mission,), **facts)
