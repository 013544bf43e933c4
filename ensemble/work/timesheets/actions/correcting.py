"""What was approved never changes: a line adds to it or takes from it, and is approved in its turn."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import Incomplete, TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.core.text import clean_text
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.work.timesheets.access import may_declare
from ensemble.work.timesheets.actions.disputing import locked
from ensemble.work.timesheets.models import Day, Timesheet


@transaction.atomic
def correct(day: Day, quantity: Decimal, because: str, *, by: Person, at: datetime) -> Day:
    """Bring an approved day to `quantity` (0, 0.5 or 1) by a line of the difference.

    The line stands in the member's next open month of that mission, and is billed with it.
    """
    mission = day.timesheet.mission
    require(may_declare(by, mission))
    if not (because := clean_text(because)):
        raise Incomplete(_("Say in one sentence what is corrected: it is read by the client."))
    into = _open_month(day.timesheet, at)
    if day.state != "approved":
        raise TooLate(_("This day is not approved yet: it can still be changed itself."))
    counted = day.quantity + day.corrections.live().total()
    if quantity == counted:
        raise TooLate(_("This day already counts so much."))
    line = Day.objects.create(
        timesheet=into, on=day.on, quantity=quantity - counted, corrects=day, because=because
    )
    facts = {"day": f"{day.on:%Y-%m-%d}", "quantity": str(line.quantity), "because": because}
    record("timesheets.corrected", on=into, by=by, at=at, also=(mission,), **facts)
    return line


def _open_month(corrected: Timesheet, at: datetime) -> Timesheet:
    """The last month still a draft, or else a new one: that of today."""
    drafts = Timesheet.objects.of(corrected.mission).filter(state="draft")
    if open_month := drafts.order_by("-month").first():
        return locked(open_month)
    month, mission = max(at.date().replace(day=1), corrected.month), corrected.mission
    while Timesheet.objects.of(mission).filter(month=month).exists():
        month = (month.replace(day=28) + (corrected.ends_on - corrected.month)).replace(day=1)
    return Timesheet.objects.create(mission=mission, month=month, begun_at=at)
