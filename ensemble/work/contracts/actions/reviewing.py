"""Signs that independence may be at stake: asked, found, and read by a person. No sanction exists."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ensemble.foundation.core.errors import Incomplete, TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.parameters.reading import decimal
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.foundation.ui.formats.money import percent
from ensemble.work.contracts import letters
from ensemble.work.contracts.access import (
    is_its_member,
    is_of_its_client,
    may_answer_signals,
    may_look_at,
)
from ensemble.work.contracts.independence import months_together, share_of_client
from ensemble.work.contracts.models import Review, Signal
from ensemble.work.contracts.models.review import asked_of
from ensemble.work.contracts.periods import months_between
from ensemble.work.missions.models import Mission
from ensemble.work.missions.promises import today


def open_review(mission: Mission, moment: str, *, at: datetime) -> Review:
    """The open one, or a new one; a mission already looked at for that moment is not asked twice
    before signing."""
    known = Review.objects.of(mission)
    found = known.open().first()
    if found is None and moment == "signing":
        found = known.filter(moment="signing").last()
    return found or Review.objects.create(mission=mission, moment=moment, opened_at=at)


def find_signals(review: Review, *, at: datetime) -> list[Signal]:
    """What our own records say, against the figures of the day. Returns those raised."""
    if review.state != "open":
        return []
    mission, day = review.mission, today(at)
    share, months = share_of_client(mission, day), months_together(mission, day)
    most = decimal("contracts.dependence_share", on=day)
    long = int(decimal("contracts.long_mission", on=day))
    found = {
        Signal.Kind.DEPENDENCE: (share > most, _share(share)),
        Signal.Kind.LASTING: (months > long, _months(months)),
    }
    for kind, (raised, detail) in found.items():
        Signal.objects.update_or_create(
            review=review,
            kind=kind,
            source="found",
            defaults={"raised": raised, "detail": detail, "at": at},
        )
    return list(review.signals.filter(source="found", raised=True))


@transaction.atomic
def answer_signals(
    mission: Mission, raised: Mapping[str, str], *, by: Person, at: datetime
) -> Review:
    """What one side sees: `{"hours": "Badge from 9 to 5", …}`; a kind left out is a no.

    Answered again it replaces, as long as nobody has closed the review.
    """
    require(may_answer_signals(by, mission))
    review = Review.objects.of(mission).open().first()
    if review is None:
        raise TooLate(_("What was said has already been read."))
    source = source_of(by, mission)
    for kind in asked_of(source):
        Signal.objects.update_or_create(
            review=review,
            kind=kind,
            source=source,
            defaults={"raised": kind in raised, "detail": raised.get(kind, ""), "by": by, "at": at},
        )
    said = sorted(raised)
    record("contracts.signals_answered", on=mission, by=by, at=at, also=(review,), raised=said)
    if said and by != mission.talent_manager:
        letters.signals_raised(review, at=at)
    return review


@transaction.atomic
def look_at(review: Review, words: str, *, by: Person, at: datetime) -> Review:
    """A talent manager has read everything, and says what was agreed. Twice is once."""
    require(may_look_at(by, review))
    if review.state == "looked_at":
        return review
    if not words.strip():
        raise Incomplete(_("Say what you concluded: the consultant and the client will read it."))
    move(review, "looked_at", looked_by=by, looked_at=at, words=words)
    record("contracts.review_read", on=review.mission, by=by, at=at, also=(review,), words=words)
    return review


def review_long_missions(*, at: datetime) -> int:
    """Every six months of a running mission, its parties are asked again. Returns how many."""
    day, opened = today(at), 0
    every = int(decimal("contracts.review_every", on=day))
    for mission in Mission.objects.filter(state="running").ready_to_read():
        last = Review.objects.of(mission).last()
        since = today(last.opened_at) if last else mission.starts_on
        if (last and last.state == "open") or months_between(since, day) < every:
            continue
        _ask_again(mission, at=at)
        opened += 1
    return opened


@transaction.atomic
def _ask_again(mission: Mission, *, at: datetime) -> None:
    review = open_review(mission, "lasting", at=at)
    find_signals(review, at=at)
    record("contracts.review_opened", on=mission, by=None, at=at, also=(review,))
    letters.signals_asked(review, at=at)


def source_of(by: Person, mission: Mission) -> str:
    """For which side this person answers."""
    if is_its_member(by, mission):
        return "member"
    return "client" if is_of_its_client(by, mission) else "team"


def _share(share: Decimal) -> str:
    return _("%(share)s of the year’s income here") % {"share": percent(share)}


def _months(months: int) -> str:
    return ngettext("%(months)s month", "%(months)s months", months) % {"months": months}
