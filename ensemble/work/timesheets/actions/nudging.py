"""Someone of the team reminds the client of a month; nothing reminds by itself."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.work.timesheets import letters
from ensemble.work.timesheets.access import may_nudge
from ensemble.work.timesheets.actions.disputing import locked
from ensemble.work.timesheets.models import Timesheet


@transaction.atomic
def nudge(timesheet: Timesheet, *, by: Person, at: datetime) -> None:
    """One letter, in the name of whoever reminds."""
    require(may_nudge(by))
    locked(timesheet)
    if timesheet.state != "submitted" or not timesheet.days.filter(state="declared").exists():
        raise TooLate(_("This month waits for nothing from the client."))
    record("timesheets.nudged", on=timesheet, by=by, at=at, also=(timesheet.mission,))
    letters.reminder(timesheet, by=by, at=at)
