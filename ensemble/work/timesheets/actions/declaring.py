"""A month is written, sent to whoever answers for it, and called back while nobody answered."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import Incomplete, TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.marks import require_unchanged
from ensemble.foundation.core.require import require
from ensemble.foundation.core.text import clean_text
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.people.profiles.models import Member
from ensemble.work.missions.models import Mission
from ensemble.work.timesheets import letters
from ensemble.work.timesheets.access import may_declare
from ensemble.work.timesheets.actions.linking import give_link
from ensemble.work.timesheets.dates import why_not
from ensemble.work.timesheets.models import Day, Timesheet


@transaction.atomic
def write(
    mission: Mission,
    month: date,
    days: Mapping[date, Decimal],
    *,
    by: Person,
    at: datetime,
    progress: str = "",
    seen: str | None = None,
) -> Timesheet:
    """Keep the days of a month, whole or half, in place of those kept before.

    One day of the calendar counts once over all the member's missions, and a month no more than
    its working days unless the contract allows it. TooLate names what stands against it. `seen` is
    the mark of what was `kept_in` it when it was read: Stale when it has changed since.
    """
    require(may_declare(by, mission))
    alone_with_her_days(mission)
    _refuse(why_not(mission, month, days))
    timesheet = begin(mission, month, by=by, at=at)
    wanted = {"days": dict(days), "progress": clean_text(progress)}
    require_unchanged(seen, kept_in(timesheet), wanted)
    timesheet.progress = clean_text(progress)
    timesheet.save(update_fields=["progress"])
    timesheet.days.of_their_month().delete()
    Day.objects.bulk_create(
        Day(timesheet=timesheet, on=on, quantity=quantity) for on, quantity in sorted(days.items())
    )
    return timesheet


def kept_in(timesheet: Timesheet | None) -> dict[str, object]:
    """The days of a month and its word, as they are written; nothing in a month not begun."""
    if timesheet is None:
        return {"days": {}, "progress": ""}
    days = timesheet.days.of_their_month().order_by("on").values_list("on", "quantity")
    return {"days": dict(days), "progress": timesheet.progress}


def begin(mission: Mission, month: date, *, by: Person, at: datetime) -> Timesheet:
    """The month still a draft, opened when it was not."""
    require(may_declare(by, mission))
    timesheet, _new = Timesheet.objects.get_or_create(
        mission=mission, month=month, defaults={"begun_at": at}
    )
    if timesheet.state != "draft":
        raise TooLate(_("These days have left already."))
    return timesheet


@transaction.atomic
def submit(
    timesheet: Timesheet, *, by: Person, at: datetime, to: Person | None = None
) -> Timesheet:
    """Send the month to the client; sent twice is sent once."""
    require(may_declare(by, timesheet.mission))
    timesheet.refresh_from_db()
    if timesheet.state != "draft":
        return timesheet
    if not (timesheet.days.exists() or timesheet.expenses.exists()):
        raise Incomplete(_("There is nothing to send yet."))
    reader = to or reader_of(timesheet.mission)
    move(timesheet, "submitted", submitted_at=at, submitted_to=reader)
    days = str(timesheet.halves("declared"))
    about = (timesheet.mission,)
    record(
        "timesheets.submitted", on=timesheet, by=by, at=at, also=about, days=days, to=reader.name
    )
    letters.submitted(timesheet, give_link(timesheet, at=at), at=at)
    return timesheet


@transaction.atomic
def call_back(timesheet: Timesheet, *, by: Person, at: datetime) -> Timesheet:
    """Take a month back to change it, as long as the client has not answered for any of it."""
    require(may_declare(by, timesheet.mission))
    Timesheet.objects.select_for_update().get(pk=timesheet.pk)
    if timesheet.state == "draft":
        return timesheet
    if timesheet.days.exclude(state="declared").exists() or timesheet.approvals.exists():
        raise TooLate(_("The client has begun to answer: a day is now changed by a correction."))
    move(timesheet, "draft", submitted_at=None, submitted_to=None)
    record("timesheets.called_back", on=timesheet, by=by, at=at, also=(timesheet.mission,))
    return timesheet


def alone_with_her_days(mission: Mission) -> None:
    """Until the end of the transaction, whoever else writes a day of this member's waits, in any of
    her missions; her invoices do not."""
    Member.objects.select_for_update(no_key=True).get(pk=mission.member_id)


def reader_of(mission: Mission) -> Person:
    """Who a month is sent to: whoever wrote the need, or else the first of the client's people."""
    return mission.need.client_people()[0]


def _refuse(reasons: Mapping[date | None, str]) -> None:
    for day, sentence in reasons.items():
        if day:
            words = {"day": date_format(day, "DATE_FORMAT"), "sentence": sentence}
            sentence = _("%(day)s: %(sentence)s") % words
        raise TooLate(sentence)
