"""Papers nobody has finished signing are taken back."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.work.contracts.access import may_prepare
from ensemble.work.contracts.actions.enveloping import void
from ensemble.work.contracts.actions.preparing import lock
from ensemble.work.contracts.models import Agreement, Envelope, Terms
from ensemble.work.missions.models import Mission


@transaction.atomic
def withdraw_papers(terms: Terms, *, because: str, by: Person, at: datetime) -> list[Agreement]:
    """So that the terms can be changed: another text is another envelope."""
    require(may_prepare(by, terms.mission))
    lock(terms.mission)
    waiting = Agreement.objects.filter(terms=terms).still_waiting()
    return void_each(waiting, by=by, at=at, because=because)


def void_papers(
    mission: Mission, *, by: Person | None, at: datetime, because: str
) -> list[Agreement]:
    """All those of a mission, once it ends or is given up."""
    return void_each(Agreement.objects.of(mission).still_waiting(), by=by, at=at, because=because)


def void_each(
    agreements: Iterable[Agreement], *, by: Person | None, at: datetime, because: str
) -> list[Agreement]:
    waiting = list(agreements)
    for agreement in waiting:
        move(agreement, "void", closed_at=at, closed_because=because)
        for envelope in Envelope.objects.about(agreement).open():
            void(envelope, because=because, by=by, at=at)
        also = (agreement.mission,) if agreement.mission else ()
        record("contracts.paper_withdrawn", on=agreement, by=by, at=at, also=also, because=because)
    return waiting
