"""What was over before its papers had a term: each is given one, counted from the day it was over."""

from datetime import date

from django.db.models import Q, QuerySet

from ensemble.foundation.timeline.models import Entry
from ensemble.work.contracts.actions.shelving import envelope_over, mission_over
from ensemble.work.contracts.models import Agreement, Envelope
from ensemble.work.missions.models import Mission
from ensemble.work.missions.promises import today

WITHOUT_END = Q(paper__keep_until=None, paper__state="kept")


def shelve_late() -> None:
    """Found none, it does nothing: each night what is left is little, and soon nothing."""
    for mission in _missions_over():
        if on := _day_it_was_over(mission):
            mission_over(mission, on=on)
    closed = Envelope.objects.filter(WITHOUT_END, state__in=("refused", "lapsed", "void"))
    for envelope in closed.exclude(closed_at=None):
        envelope_over(envelope, on=today(envelope.closed_at))


def _missions_over() -> QuerySet[Mission]:
    """Those with a paper of their own, or a brief, that nothing ends."""
    papers = Envelope.objects.filter(WITHOUT_END, about_label=Agreement._meta.label_lower)
    theirs = Agreement.objects.filter(pk__in=papers.values("about_id")).exclude(mission=None)
    brief = Q(need__brief__file__keep_until=None, need__brief__file__state="kept")
    over = Mission.objects.filter(state__in=("ended", "given_up")).select_related("need")
    return over.filter(Q(pk__in=theirs.values("mission")) | brief)


def _day_it_was_over(mission: Mission) -> date | None:
    told = Entry.objects.filter(
        verb__in=("contracts.ended", "contracts.given_up"),
        mentions__is_subject=True,
        mentions__label=Mission._meta.label_lower,
        mentions__object_id=mission.pk,
    )
    entry = told.order_by("pk").last()
    if entry is None:
        return None
    last = entry.facts.get("last_day")
    return date.fromisoformat(last) if last else today(entry.at)
