"""A mission ends: at its term, or sooner because someone wished it; and may be continued by another."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import Incomplete, TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.work.contracts import letters
from ensemble.work.contracts.access import may_end, may_replace
from ensemble.work.contracts.actions.preparing import lock
from ensemble.work.contracts.actions.withdrawing import void_papers
from ensemble.work.contracts.models import Ending, Extension, Terms
from ensemble.work.contracts.reading import drafted_terms, latest_terms
from ensemble.work.missions.actions.describing import describe
from ensemble.work.missions.actions.sending import send
from ensemble.work.missions.models import Mission, Need
from ensemble.work.missions.promises import today


@transaction.atomic
def end(
    mission: Mission,
    *,
    last_day: date,
    wished_by: str,
    because: str = "",
    by: Person | None,
    at: datetime,
) -> Ending:
    """Days worked until then stay due. Twice is once."""
    require(may_end(by, mission))
    lock(mission)
    if mission.state == "ended":
        return Ending.objects.get(mission=mission)
    terms = latest_terms(mission)
    if terms is None or mission.state != "running":
        raise TooLate(_("Only a mission that runs ends."))
    if wished_by != "term" and not because.strip():
        raise Incomplete(_("Say in one sentence why: the others will read it."))
    if not terms.starts_on <= last_day <= terms.ends_on:
        raise Incomplete(_("The last day is one of the mission’s."))
    if last_day > today(at):
        raise TooLate(_("A mission is ended on its last day, or after it."))
    move(mission, "ended")
    void_papers(mission, by=by, at=at, because=because or _("The mission has ended."))
    for version in Terms.objects.of(mission).drafted():
        move(version, "set_aside")
    for extension in Extension.objects.of(mission).still_waiting():
        move(extension, "withdrawn", closed_at=at)
    ending = Ending.objects.create(
        mission=mission,
        last_day=last_day,
        wished_by=wished_by,
        because=because,
        decided_by=by or mission.talent_manager,
        decided_at=at,
    )
    on = last_day.isoformat()
    record("contracts.ended", on=mission, by=by, at=at, last_day=on, wished_by=wished_by)
    letters.ended(mission, ending, at=at)
    return ending


def end_due(*, at: datetime) -> int:
    """Missions whose agreed term is past end by themselves; one whose extension is being signed waits
    for it. Returns how many."""
    day, ended = today(at), 0
    for mission in Mission.objects.filter(state="running").ready_to_read().order_by("pk"):
        terms = latest_terms(mission)
        if terms and terms.ends_on < day and drafted_terms(mission) is None:
            end(mission, last_day=terms.ends_on, wished_by="term", by=None, at=at)
            ended += 1
    return ended


@transaction.atomic
def replace(mission: Mission, *, by: Person, at: datetime) -> Need:
    """The same need is sent again, in the client's words, to the same talent manager: someone else
    continues. The mission has ended; asked twice, the same need is given back."""
    require(may_replace(by, mission))
    lock(mission)
    ending = Ending.objects.filter(mission=mission).first()
    if ending is None or mission.state not in ("ended", "given_up"):
        raise TooLate(_("End this mission first: then someone else may continue it."))
    if ending.followed_by:
        return ending.followed_by
    words = mission.need.current
    author = mission.need.author
    draft = describe(
        by=author,
        at=at,
        title=words.title,
        context=words.context,
        outcome=words.outcome,
        place=words.place,
        presence=words.presence,
        days=words.days,
        rhythm=words.rhythm,
        budget=words.budget,
    )
    need = send(draft, organisation=mission.organisation, by=author, at=at)
    ending.followed_by = need
    ending.save(update_fields=["followed_by"])
    record("contracts.replacement_asked", on=mission, by=by, at=at, also=(need,))
    return need
