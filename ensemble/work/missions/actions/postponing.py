"""A promise will not be kept: the client reads a new date, and why, before asking."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import Incomplete, TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.work.missions import letters
from ensemble.work.missions.access import may_postpone
from ensemble.work.missions.actions.reframing import first_word
from ensemble.work.missions.models import Need, Postponement, Presentation
from ensemble.work.missions.promises import may_be_promised


@transaction.atomic
def postpone(need: Need, to: datetime, because: str, *, by: Person, at: datetime) -> Need:
    """The shortlist is promised for `to` instead. The client's people read the sentence as it is
    written; those asked or agreed read the date alone. The clock still measures from the first
    promise. Twice the same is once."""
    require(may_postpone(by, need))
    need.lock()
    if need.state not in ("sent", "reframing", "composing"):
        raise TooLate(_("This need no longer waits for a shortlist."))
    if need.postponements.filter(promised_at=to).exists():
        return need
    _worth_promising(need, to, because, at)
    kept = Postponement.objects.create(
        need=need, was=need.promised_at, promised_at=to, because=because, by=by, at=at
    )
    need.promised_at = to
    need.save(update_fields=["promised_at"])
    first_word(need, at)
    running = Presentation.objects.filter(shortlist__need=need).still_running().ready_to_read()
    record(
        "missions.postponed",
        on=need,
        by=by,
        at=at,
        was=kept.was.isoformat(),
        until=to.isoformat(),
        because=because,
    )
    letters.postponed(kept, list(running), at=at)
    return need


def _worth_promising(need: Need, to: datetime, because: str, at: datetime) -> None:
    if not because.strip():
        raise Incomplete(_("Say in one sentence why: the client reads it as you write it."))
    if to <= at:
        raise Incomplete(_("This moment is already past. Promise a later one."))
    if to <= need.promised_at:
        raise Incomplete(_("The date already promised is not earlier: give one after it."))
    if not may_be_promised(to):
        raise Incomplete(_("Promise a working day, within our hours: someone must be here."))
