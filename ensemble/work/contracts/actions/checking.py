"""Vigilance checks, written down on their day: which certificate counted, and when it was looked at."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import translation

from ensemble.foundation.parameters.reading import decimal
from ensemble.foundation.timeline.recording import record
from ensemble.people.compliance.models import Document
from ensemble.people.compliance.reading import business_of
from ensemble.people.compliance.vigilance import Vigilance, vigilance_of
from ensemble.people.profiles.models import Member
from ensemble.work.contracts import letters
from ensemble.work.contracts.models import CheckLetter, VigilanceCheck
from ensemble.work.contracts.vigilance import Check, checks_of, needed
from ensemble.work.missions.models import Mission
from ensemble.work.missions.promises import today

LASTS = ("contracting", "running")


@transaction.atomic
def check_due(mission: Mission, *, at: datetime) -> list[VigilanceCheck]:
    """Every check whose day has come is done when its papers, verified by a person, are there: that of
    the signature the moment the member's side signs, or as soon as they are. The certificate is aged on
    the day of the check (R03). What is missing stays due, and is shown."""
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
    """Every morning; whoever lacks a paper hears of it thirty days before, and on the day."""
    day, done = today(at), 0
    for mission in Mission.objects.filter(state__in=LASTS).ready_to_read().order_by("pk"):
        done += len(check_due(mission, at=at))
        if needed(mission, day):
            _tell(mission, at=at)
    return done


def check_of_member(member: Member, *, at: datetime) -> None:
    """A paper of theirs was verified: what waited for it is done that very day."""
    for mission in Mission.objects.filter(member=member, state__in=LASTS).order_by("pk"):
        check_due(mission, at=at)


@transaction.atomic
def _tell(mission: Mission, *, at: datetime) -> None:
    """Two letters at most a check, one ahead and one once it is due. The mark and the letter are one:
    a morning missed is caught up, and no morning writes twice."""
    day = today(at)
    for check in checks_of(mission):
        moment = None if check.done else _moment(check, day)
        if moment is None:
            continue
        standing = vigilance_of(business_of(mission.member), on=max(check.due_on, day))
        if standing.verified:
            continue
        mark = {"mission": mission, "number": check.number, "moment": moment}
        _letter, is_first = CheckLetter.objects.get_or_create(**mark, defaults={"at": at})
        if is_first:
            letters.check_due(mission, check, standing, on=day, at=at)


def _moment(check: Check, day: date) -> CheckLetter.Moment | None:
    """Which letter its day calls for; nothing, when it is far."""
    if check.due_on <= day:
        return CheckLetter.Moment.DUE
    ahead = timedelta(days=int(decimal("vigilance.alert_days", on=day)))
    return CheckLetter.Moment.AHEAD if check.due_on - ahead <= day else None


def _write(mission: Mission, check: Check, found: Vigilance, *, at: datetime) -> VigilanceCheck:
    """A firm of another country has no such certificate: the first paper asked of it stands for it."""
    named = (one for one in found.documents if one.kind == Document.Kind.VIGILANCE)
    certificate = next(named, next(iter(found.documents), None))
    with translation.override(
        settings.LANGUAGE_CODE
    ):  # whoever signs, it is kept in the house's words
        result = found.sentence
    written = VigilanceCheck.objects.create(
        mission=mission,
        number=check.number,
        due_on=check.due_on,
        done_on=today(at),
        document=certificate,
        result=result,
        done_by=certificate.verified_by if certificate else None,
    )
    record("contracts.vigilance_checked", on=mission, by=None, at=at, number=check.number)
    return written
