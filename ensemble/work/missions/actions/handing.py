"""A need changes hands: a talent manager is away, or a colleague takes over."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.accounts.models import Absence
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.work.missions import letters
from ensemble.work.missions.access import may_hand_over
from ensemble.work.missions.actions.meeting import entrust_meetings
from ensemble.work.missions.models import Need, Presentation
from ensemble.work.missions.promises import today
from ensemble.work.missions.standing_in import who_takes_over
from ensemble.work.missions.talking import join


@transaction.atomic
def hand_over(need: Need, to: Person, *, by: Person | None, at: datetime) -> Need:
    """`to` answers for the need and its meetings from now on; promises stay. The client's people,
    those asked, the former talent manager and `to` are told. `by` is None when the house does it,
    at the start of an absence."""
    require(may_hand_over(by, need))
    require(has_role(to, "talent"), _("Only a talent manager takes a need over."))
    need.lock()
    if need.talent_manager_id == to.pk:
        return need
    if not need.is_open:
        raise TooLate(_("This need has ended."))
    former = need.talent_manager
    need.talent_manager = to
    need.save(update_fields=["talent_manager"])
    running = list(
        Presentation.objects.filter(shortlist__need=need).still_running().ready_to_read()
    )
    for thing in (need, *running):
        join(thing, to, at=at)
    meetings = entrust_meetings(running, to, by=by, at=at)
    record("missions.handed_over", on=need, by=by, at=at, before=former.name, to=to.name)
    letters.handed_over(need, running, meetings, former=former, by=by, at=at)
    return need


@transaction.atomic
def hand_over_absent(*, at: datetime) -> int:
    """Needs whose talent manager is away today go to whoever stands in, or to the least loaded
    colleague when that person is not of the talent desk. Returns how many moved."""
    day, moved = today(at), 0
    away = Absence.objects.covering(day).values("person")
    waiting = Need.objects.open().filter(talent_manager__in=away).order_by("pk")
    for need in waiting.select_related("talent_manager"):
        to = who_takes_over(need.talent_manager, at=at)
        if to != need.talent_manager:
            hand_over(need, to, by=None, at=at)
            moved += 1
    return moved
