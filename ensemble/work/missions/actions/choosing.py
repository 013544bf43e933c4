"""The client decides: one person, or nobody this time."""

from collections.abc import Mapping
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import Incomplete, TooLate
from ensemble.foundation.core.faults import fault
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.work.missions import letters
from ensemble.work.missions.access import may_choose, may_close
from ensemble.work.missions.actions.answering import owe_answers
from ensemble.work.missions.actions.meeting import client_answered
from ensemble.work.missions.models import Mission, Need, Presentation, Shortlist
from ensemble.work.missions.promises import promise
from ensemble.work.missions.talking import end_for_client


@transaction.atomic
def choose(
    presentation: Presentation,
    *,
    by: Person,
    at: datetime,
    starts_on: date,
    days: int,
    purchase_order: str = "",
    sentences: Mapping[UUID, str] | None = None,
) -> Mission:
    """One person is chosen; rate, fee and price are frozen as everyone read them.

    `sentences` gives the client's word about each person not retained, by the presentation's
    public id. Of two who choose together one wins; the other raises TooLate with her name.
    Choosing the same person twice is once.
    """
    require(may_choose(by, presentation))
    need, shortlist = presentation.need, presentation.shortlist
    need.lock()
    if chosen := Mission.objects.filter(presentation=presentation, chosen_by=by).first():
        return chosen
    _still_available(presentation)
    move(need, "chosen", late=_who_won(need))
    move(shortlist, "closed", outcome="chosen", closed_at=at)
    mission = _mission(presentation, by, at, starts_on, days, purchase_order)
    fault("missions.choose")
    client_answered(shortlist, by=by, at=at)
    end_for_client(presentation, by=by, at=at)
    owe_answers(shortlist, sentences or {}, besides=presentation, by=by, at=at)
    about = (need, presentation, need.organisation)
    record("missions.chosen", on=mission, by=by, at=at, also=about, name=presentation.person.name)
    letters.chosen(mission, at=at)
    letters.choice_made(mission, at=at)
    return mission


@transaction.atomic
def none_fits(shortlist: Shortlist, because: str, *, by: Person, at: datetime) -> Need:
    """One sentence brings the talent manager back, with a new promise."""
    require(may_close(by, shortlist))
    need = shortlist.need
    need.lock()
    shortlist.refresh_from_db(fields=["state", "outcome"])
    if shortlist.outcome == "none_fits":
        return need
    if not because.strip():
        raise Incomplete(_("Say in one sentence why none fits: it tells where to look next."))
    client_answered(shortlist, by=by, at=at)
    move(
        shortlist,
        "closed",
        outcome="none_fits",
        none_fits_because=because,
        closed_at=at,
        late=_who_won(need),
    )
    move(need, "composing", promised_at=promise(at))
    owe_answers(shortlist, {}, by=by, at=at, everyone=because)
    record("missions.none_fits", on=shortlist, by=by, at=at, also=(need,), because=because)
    letters.none_fits(shortlist, by=by, at=at)
    return need


def _still_available(presentation: Presentation) -> None:
    """She may have withdrawn since the page was shown."""
    presentation.refresh_from_db(fields=["state"])
    if presentation.state != "yes":
        raise TooLate(_("%(name)s is no longer available.") % {"name": presentation.person.name})


def _mission(
    presentation: Presentation,
    by: Person,
    at: datetime,
    starts_on: date,
    days: int,
    purchase_order: str,
) -> Mission:
    need, line = presentation.need, presentation.fee_line()
    return Mission.objects.create(
        need=need,
        presentation=presentation,
        organisation=need.organisation,
        member=presentation.member,
        talent_manager=need.talent_manager,
        title=need.current.title,
        starts_on=starts_on,
        days=days,
        rate=line.rate,
        fee=line.fee,
        price=line.price,
        percent=line.percent,
        basis=line.basis,
        purchase_order=purchase_order or need.purchase_order,
        chosen_by=by,
        chosen_at=at,
    )


def _who_won(need: Need) -> str:
    mission = (
        Mission.objects.filter(need=need).select_related("chosen_by", "member__person").first()
    )
    if mission is None:
        return _("This shortlist is already closed.")
    return _("%(buyer)s has just chosen %(name)s.") % {
        "buyer": mission.chosen_by.name,
        "name": mission.member.person.name,
    }
