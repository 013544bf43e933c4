"""The first day: nothing starts before its papers are signed and verified."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.work.contracts import gates, letters
from ensemble.work.contracts.access import may_start
from ensemble.work.contracts.actions.checking import check_due
from ensemble.work.contracts.actions.preparing import lock
from ensemble.work.contracts.models import Terms
from ensemble.work.missions.models import Mission
from ensemble.work.missions.promises import today


@transaction.atomic
def start(mission: Mission, *, by: Person | None, at: datetime) -> Mission:
    """`by` is None when the house does it, on the first morning. Raises TooLate with the reasons
    (R01, R06, R24); starting what runs is nothing."""
    require(may_start(by, mission))
    lock(mission)
    if mission.state == "running":
        return mission
    if reasons := gates.may_start(mission, at):
        raise TooLate(" ".join(reason.sentence for reason in reasons))
    move(mission, "running", late=_("This mission was given up."))
    check_due(mission, at=at)
    record("contracts.started", on=mission, by=by, at=at, also=(mission.need,))
    letters.started(mission, at=at)
    return mission


def start_due(*, at: datetime) -> int:
    """Missions whose first day has come, and whose every paper is there. Returns how many."""
    begun = Terms.objects.agreed().filter(starts_on__lte=today(at)).values("mission")
    waiting = Mission.objects.filter(state="contracting", pk__in=begun)
    started = 0
    for mission in waiting.ready_to_read().order_by("pk"):
        if not gates.may_start(mission, at):
            start(mission, by=None, at=at)
            started += 1
    return started
