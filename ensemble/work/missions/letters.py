"""The letters of a need, from the first promise to the last answer."""

from datetime import datetime
from typing import Any

from ensemble.foundation.calendar.models import Appointment
from ensemble.foundation.mailroom.sending import Attachment, send
from ensemble.foundation.persons.models import Person
from ensemble.work.missions.models import (
    Brief,
    Mission,
    Need,
    NotRetained,
    Postponement,
    Presentation,
    Shortlist,
)
from ensemble.work.missions.paper import shortlist_pdf


def need_received(need: Need, *, at: datetime) -> None:
    """To the client, a name and a date; to the talent manager, the need."""
    for person in need.client_people():
        send("missions/need_received", to=person, at=at, about=need, need=need)
    if need.talent_manager != need.author:
        send("missions/need_entrusted", to=need.talent_manager, at=at, about=need, need=need)


def brief_refused(brief: Brief, *, at: datetime) -> None:
    send(
        "missions/brief_refused", to=brief.by, at=at, about=brief.need, need=brief.need, brief=brief
    )


def consent_asked(presentation: Presentation, *, by: Person, at: datetime) -> None:
    _to_member("missions/consent_asked", presentation, by=by, at=at)


def consent_reminder(presentation: Presentation, *, by: Person, at: datetime) -> None:
    _to_member("missions/consent_reminder", presentation, by=by, at=at)


def consent_answered(presentation: Presentation, *, at: datetime) -> None:
    _to_manager("missions/consent_answered", presentation, at=at)


def released(presentation: Presentation, *, at: datetime) -> None:
    _to_member("missions/released", presentation, at=at)


def withdrew(presentation: Presentation, *, at: datetime) -> None:
    """To the talent manager; to the client's people too when they had read her presentation."""
    _to_manager("missions/withdrew", presentation, at=at)
    if presentation.shortlist.state != "shared":
        return
    need = presentation.need
    left = presentation.shortlist.presentations.agreed().count()
    for person in need.client_people():
        send(
            "missions/person_withdrew",
            to=person,
            at=at,
            about=need,
            presentation=presentation,
            need=need,
            left=left,
        )


def shortlist_ready(shortlist: Shortlist, agreed: list[Presentation], *, at: datetime) -> None:
    """With the page to print, in each reader's language."""
    need = shortlist.need
    for person in need.client_people():
        pdf = shortlist_pdf(shortlist, agreed, language=person.language)
        send(
            "missions/shortlist_ready",
            to=person,
            at=at,
            about=shortlist,
            attachments=[Attachment("selection.pdf", "application/pdf", pdf)],
            need=need,
            shortlist=shortlist,
            people=[presentation.person for presentation in agreed],
        )


def presented(presentation: Presentation, *, by: Person, at: datetime) -> None:
    """The client reads this person from now on; she may give hours to meet."""
    _to_member("missions/presented", presentation, by=by, at=at)


def slots_given(presentation: Presentation, *, at: datetime) -> None:
    if asker := presentation.meeting_asked_by:
        send(
            "missions/slots_given",
            to=asker,
            at=at,
            about=presentation,
            presentation=presentation,
            need=presentation.need,
        )


def slots_asked(presentation: Presentation, *, by: Person, at: datetime) -> None:
    """To the person presented, and to the talent manager who gave a date."""
    _to_member("missions/slots_asked", presentation, by=by, at=at)
    _to_manager("missions/slots_promised", presentation, by=by, at=at)


def chosen(mission: Mission, *, at: datetime) -> None:
    send(
        "missions/chosen",
        to=mission.member.person,
        at=at,
        about=mission,
        mission=mission,
        need=mission.need,
    )


def choice_made(mission: Mission, *, at: datetime) -> None:
    """To the client's people, whoever chose included, and to the talent manager."""
    need = mission.need
    people = {person.pk: person for person in [*need.client_people(), mission.chosen_by]}
    for person in people.values():
        send("missions/choice_made", to=person, at=at, about=mission, mission=mission, need=need)
    send(
        "missions/choice_told",
        to=need.talent_manager,
        at=at,
        about=mission,
        mission=mission,
        need=need,
    )


def chosen_elsewhere(presentation: Presentation, mission: Mission, *, at: datetime) -> None:
    """She may withdraw here, or not; the talent manager of this need knows."""
    _to_member("missions/chosen_elsewhere", presentation, mission=mission, at=at)
    _to_manager("missions/chosen_elsewhere_told", presentation, mission=mission, at=at)


def not_retained(answer: NotRetained, *, at: datetime) -> None:
    _to_member(
        "missions/not_retained",
        answer.presentation,
        at=at,
        answer=answer,
        by=answer.signed_by,
    )


def none_fits(shortlist: Shortlist, *, by: Person, at: datetime) -> None:
    """To the talent manager the sentence, to the client the new promise."""
    need = shortlist.need
    context: dict[str, Any] = {"need": need, "shortlist": shortlist, "by": by}
    send("missions/none_fits", to=need.talent_manager, at=at, about=need, **context)
    send("missions/none_fits_heard", to=by, at=at, about=need, **context)


def need_withdrawn(
    need: Need, told: list[Presentation], owed: list[NotRetained], *, by: Person, at: datetime
) -> None:
    """From the house to those asked whom the client never read; to the talent manager, with the
    answers she owes to the others."""
    for presentation in told:
        _to_member("missions/need_withdrawn", presentation, at=at)
    context: dict[str, Any] = {"need": need, "owed": owed, "by": by}
    send("missions/need_withdrawn_told", to=need.talent_manager, at=at, about=need, **context)


def postponed(kept: Postponement, running: list[Presentation], *, at: datetime) -> None:
    """To the client's people, the new date and the sentence; to those asked, the date alone; to
    the talent manager when a colleague gave it."""
    need = kept.need
    context: dict[str, Any] = {"need": need, "kept": kept, "by": kept.by}
    for person in need.client_people():
        send("missions/postponed", to=person, at=at, about=need, **context)
    for presentation in running:
        _to_member("missions/postponed_member", presentation, at=at, kept=kept, by=kept.by)
    if need.talent_manager != kept.by:
        send("missions/postponed_manager", to=need.talent_manager, at=at, about=need, **context)


def handed_over(
    need: Need,
    running: list[Presentation],
    meetings: list[Appointment],
    *,
    former: Person,
    by: Person | None,
    at: datetime,
) -> None:
    """To the client's people, to those asked or presented, to whoever takes over, and to whoever
    answered until now."""
    for person in need.client_people():
        send("missions/handed_over", to=person, at=at, about=need, need=need, former=former)
    for presentation in running:
        _to_member("missions/handed_over_member", presentation, at=at, former=former)
    context: dict[str, Any] = {"need": need, "former": former, "meetings": meetings}
    send(
        "missions/handed_over_manager",
        to=need.talent_manager,
        at=at,
        about=need,
        running=running,
        **context,
    )
    send("missions/handed_over_former", to=former, at=at, about=need, by=by, **context)


def _to_member(kind: str, presentation: Presentation, *, at: datetime, **context) -> None:
    need = presentation.need
    context |= {"presentation": presentation, "need": need, "line": presentation.fee_line()}
    send(kind, to=presentation.person, at=at, about=presentation, **context)


def _to_manager(kind: str, presentation: Presentation, *, at: datetime, **context) -> None:
    need = presentation.need
    context |= {"presentation": presentation, "need": need}
    send(kind, to=need.talent_manager, at=at, about=presentation, **context)
