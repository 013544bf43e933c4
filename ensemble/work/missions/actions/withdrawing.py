"""The client no longer needs anyone: whoever was presented is owed an answer, the others are told."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import Incomplete, TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.work.missions import letters
from ensemble.work.missions.access import may_revise_draft, may_withdraw_need
from ensemble.work.missions.actions.answering import owe_answers
from ensemble.work.missions.actions.attaching import forget_brief
from ensemble.work.missions.actions.meeting import call_off
from ensemble.work.missions.models import Need, NotRetained, Presentation, Shortlist


@transaction.atomic
def withdraw_need(need: Need, because: str, *, by: Person, at: datetime) -> Need:
    """One sentence says why, for the talent manager: from it she writes to those whom the client
    read in a letter. Those asked and never presented read that the need ends. Twice is once."""
    require(may_withdraw_need(by, need))
    need.lock()
    if need.state == "withdrawn":
        return need
    if not because.strip():
        raise Incomplete(_("Say in one sentence why: the answers to those presented come from it."))
    move(
        need,
        "withdrawn",
        withdrawn_at=at,
        withdrawn_because=because,
        late=_("This need has already ended."),
    )
    told, owed = [], []
    for shortlist in need.shortlists.exclude(state="closed"):
        owed += _answers_owed(shortlist, because, by=by, at=at)
        told += _never_presented(shortlist, by=by, at=at)
        shortlist.presentations.filter(state="drafted", asked_at=None).delete()
        move(shortlist, "closed", outcome="withdrawn", closed_at=at)
    record("missions.need_withdrawn", on=need, by=by, at=at, because=because)
    letters.need_withdrawn(need, told, owed, by=by, at=at)
    return need


def _answers_owed(
    shortlist: Shortlist, because: str, *, by: Person, at: datetime
) -> list[NotRetained]:
    """To each person of a letter that was signed, exactly as when none fits."""
    if shortlist.state != "shared":
        return []
    return owe_answers(shortlist, {}, by=by, at=at, everyone=because)


def _never_presented(shortlist: Shortlist, *, by: Person, at: datetime) -> list[Presentation]:
    """Those asked for a letter that the client never read."""
    waiting = shortlist.presentations.waiting_to_hear().filter(not_retained=None)
    told = list(waiting.ready_to_read())
    for presentation in told:
        call_off(presentation, by=by, at=at)
    return told


@transaction.atomic
def discard_draft(need: Need, *, by: Person | None, draft_key: str = "", at: datetime) -> None:
    """A draft nobody has read leaves no trace."""
    require(may_revise_draft(by, need, draft_key))
    need.lock()
    if need.state != "draft":
        raise TooLate(_("This need has already been sent."))
    forget_brief(need, why="discarded", by=by, at=at)
    Need.objects.filter(pk=need.pk).update(current=None)
    need.delete()
