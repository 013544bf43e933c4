"""Before its first day, a mission may be given up: nobody owes anything."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import Incomplete
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.work.contracts import letters
from ensemble.work.contracts.access import may_give_up
from ensemble.work.contracts.actions.preparing import lock
from ensemble.work.contracts.actions.withdrawing import void_papers
from ensemble.work.contracts.models import Ending, Terms
from ensemble.work.missions.models import Mission


@transaction.atomic
def give_up(mission: Mission, *, by: Person, at: datetime, wished_by: str, because: str) -> Ending:
    """One sentence says why. Papers waiting for a signature are void; twice is once."""
    require(may_give_up(by, mission))
    lock(mission)
    if mission.state == "given_up":
        return Ending.objects.get(mission=mission)
    if not because.strip():
        raise Incomplete(_("Say in one sentence why: the others will read it."))
    move(mission, "given_up", late=_("This mission has already begun."))
    void_papers(mission, by=by, at=at, because=because)
    for terms in Terms.objects.of(mission).drafted():
        move(terms, "set_aside")
    ending = Ending.objects.create(
        mission=mission, wished_by=wished_by, because=because, decided_by=by, decided_at=at
    )
    record("contracts.given_up", on=mission, by=by, at=at, because=because)
    letters.given_up(mission, ending, at=at)
    return ending
