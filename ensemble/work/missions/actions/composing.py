"""Choosing whom to present, and writing why."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.marks import require_unchanged
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.people.profiles.access import is_member
from ensemble.people.profiles.models import Card, HowWeMet, Member
from ensemble.work.missions import letters
from ensemble.work.missions.access import may_compose
from ensemble.work.missions.histories import record_about
from ensemble.work.missions.models import Need, Presentation, Shortlist
from ensemble.work.missions.models.shortlist import MOST


@transaction.atomic
def compose(need: Need, *, by: Person, at: datetime) -> Shortlist:
    """Begin a shortlist, or go on with the one already begun."""
    require(may_compose(by, need))
    need.lock()
    if need.state in ("sent", "reframing"):
        move(need, "composing")
    if need.state != "composing":
        raise TooLate(_("This need no longer waits for a shortlist."))
    if begun := need.shortlists.composing().first():
        return begun
    shortlist = Shortlist.objects.create(
        need=need,
        number=need.shortlists.count() + 1,
        started_by=by,
        started_at=at,
        promised_at=need.promised_at,
    )
    record("missions.shortlist_begun", on=need, by=by, at=at, number=shortlist.number)
    return shortlist


@transaction.atomic
def add(
    shortlist: Shortlist,
    member: Member,
    *,
    by: Person,
    at: datetime,
    why: str = "",
    limit: str = "",
) -> Presentation:
    """Think of someone: nothing is sent, and she reads nothing yet. Adding twice is once."""
    require(may_compose(by, shortlist.need))
    hold_while_composing(shortlist)
    if not is_member(member.person):
        raise TooLate(_("%(name)s is not a member today.") % {"name": member.person.name})
    earlier = Presentation.objects.filter(shortlist__need=shortlist.need, member=member)
    if known := earlier.filter(shortlist=shortlist, state__in=("drafted", "asked", "yes")).first():
        return known
    if earlier.filter(state__in=("no_thank_you", "withdrawn")).exists():
        raise TooLate(
            _("%(name)s has already answered about this need.") % {"name": member.person.name}
        )
    if shortlist.presentations.filter(state__in=("drafted", "asked", "yes")).count() >= MOST:
        raise TooLate(_("A shortlist is two to five people."))
    shortlist.presentations.filter(member=member, state="released").delete()
    presentation = Presentation.objects.create(
        shortlist=shortlist,
        member=member,
        why=why,
        limit=limit,
        added_by=by,
        added_at=at,
        **facts_of(member),
    )
    record("missions.person_added", on=shortlist, by=by, at=at, name=member.person.name)
    return presentation


@transaction.atomic
def write(
    presentation: Presentation,
    *,
    why: str,
    limit: str,
    by: Person,
    at: datetime,
    seen: str | None = None,
) -> Presentation:
    """The talent manager's own words. Other words than those someone was asked with undo the
    asking: she will be asked again, with the new ones. `seen` is the mark of the `words_about` her
    that were read: Stale when she was asked since, or when other words were written."""
    require(may_compose(by, presentation.need))
    hold_while_composing(presentation.shortlist)
    presentation.refresh_from_db(fields=["state", "why", "limit"])
    now = words_about(presentation)
    require_unchanged(seen, now, now | {"why": why, "limit": limit})
    if (presentation.why, presentation.limit) == (why, limit):
        return presentation
    if presentation.state in ("asked", "yes"):
        move(presentation, "drafted")
        record_about(presentation, "missions.consent_reopened", by=by, at=at)
    changed = Presentation.objects.filter(pk=presentation.pk, state="drafted")
    if not changed.update(why=why, limit=limit):
        raise TooLate(_("This person has already answered."))
    presentation.why, presentation.limit = why, limit
    return presentation


@transaction.atomic
def set_aside(presentation: Presentation, *, by: Person, at: datetime) -> None:
    """Not this person after all. If she was asked, she is told, and it changes nothing for her."""
    require(may_compose(by, presentation.need))
    hold_while_composing(presentation.shortlist)
    presentation.refresh_from_db(fields=["state", "asked_at"])
    if presentation.asked_at is None:
        presentation.delete()
        return
    release(presentation, by=by, at=at)


def release(presentation: Presentation, *, by: Person, at: datetime) -> None:
    """The question asked of someone falls, through no doing of hers."""
    move(presentation, "released", late=_("This person has already answered."))
    record_about(presentation, "missions.presentation_released", by=by, at=at)
    letters.released(presentation, at=at)


def hold_while_composing(shortlist: Shortlist) -> None:
    """Lock the need; TooLate once the shortlist has left."""
    shortlist.need.lock()
    shortlist.refresh_from_db(fields=["state"])
    if shortlist.state != "composing":
        raise TooLate(_("This shortlist has already been shared or closed."))


def words_about(presentation: Presentation) -> dict[str, object]:
    """What is written about someone, and whether she has been asked with it."""
    asked = presentation.state != "drafted"
    return {"why": presentation.why, "limit": presentation.limit, "asked": asked}


def facts_of(member: Member) -> dict:
    """What her card says today, that a client will read."""
    card = Card.objects.filter(member=member).first() or Card()
    met = HowWeMet.objects.filter(member=member).values_list("text", flat=True)
    return {
        "line": card.line,
        "years": card.years,
        "rate": card.rate,
        "free_on": card.free_on,
        "place": card.city,
        "how_we_met": "\n\n".join(met),
    }
