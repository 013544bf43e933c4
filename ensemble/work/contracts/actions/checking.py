"""Vigilance checks, written down on their day: which certificate counted, and when it was looked at."""

from datetime import datetime, timedelta

from django.db import transaction

from ensemble.foundation.parameters.reading import decimal
from ensemble.foundation.timeline.recording import record
from ensemble.people.compliance.models import Document
from ensemble.people.compliance.reading import business_of
from ensemble.people.compliance.vigilance import Vigilance, vigilance_of
from ensemble.work.contracts import letters
from ensemble.work.contracts.models import VigilanceCheck
from ensemble.work.contracts.vigilance import Check, checks_of, needed
from ensemble.work.missions.models import Mission
from ensemble.work.missions.promises import today


@transaction.atomic
def check_due(mission: Mission, *, at: datetime) -> list[VigilanceCheck]:
    """Every check whose day has come is done when its papers, verified by a person, are there; the
    certificate is aged on the day of the check (R03). What is missing stays due, and is shown."""
    day = today(at)
    if not needed(mission, day):
        return []
    done = []
    for check in checks_of(mission):
        if check.is_late(day):
            found = vigilance_of(business_of(mission.member), on=max(check.due_on, day))
            if found.verified:
                done.append(_write(mission, check, found, at=at))
    return done


def check_all(*, at: datetime) -> int:
    """Every morning; whoever lacks a paper on the day, or thirty days before, hears of it once."""
    day, done = today(at), 0
    for mission in Mission.objects.filter(state="running").ready_to_read().order_by("pk"):
        done += len(check_due(mission, at=at))
        if needed(mission, day):
            _tell(mission, at=at)
    return done


def _tell(mission: Mission, *, at: datetime) -> None:
    """On the day a check is due, and when the alert begins: two letters at most a check."""
    day = today(at)
    ahead = timedelta(days=int(decimal("vigilance.alert_days", on=day)))
    for check in checks_of(mission):
        if check.done is None and day in (check.due_on, check.due_on - ahead):
            standing = vigilance_of(business_of(mission.member), on=check.due_on)
            if not standing.verified:
                letters.check_due(mission, check, standing, at=at)


def _write(mission: Mission, check: Check, found: Vigilance, *, at: datetime) -> VigilanceCheck:
    certificate = next(
        (one for one in found.documents if one.kind == Document.Kind.VIGILANCE), None
    )
    written = VigilanceCheck.objects.create(
        mission=mission,
        number=check.number,
        due_on=check.due_on,
        done_on=today(at),
        document=certificate,
        result=found.sentence,
        done_by=certificate.verified_by if certificate else None,
    )
    record("contracts.vigilance_checked", on=mission, by=None, at=at, number=check.number)
    return written
