"""A first conversation of half an hour between the client and someone presented."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from ensemble.foundation.calendar.actions.booking import book as book_slot
from ensemble.foundation.calendar.actions.booking import cancel, entrust, move_to
from ensemble.foundation.calendar.actions.offering import offer_slots as offer
from ensemble.foundation.calendar.models import Appointment, Slot
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.work.missions import letters
from ensemble.work.missions.access import is_client_of, may_answer, may_ask_to_meet, may_book
from ensemble.work.missions.histories import record_about, record_apart
from ensemble.work.missions.models import Presentation, Shortlist
from ensemble.work.missions.promises import answer_promised
from ensemble.work.missions.talking import end_for_client

SLOTS = 3


def slots_for(presentation: Presentation, at: datetime) -> list[Slot]:
    """The half-hours she gave for this need and nobody took."""
    return list(Slot.objects.about(presentation).still_free(at))


def meeting_of(presentation: Presentation) -> Appointment | None:
    """The last one booked, past or to come."""
    booked = Appointment.objects.about(presentation).booked()
    return booked.select_related("slot").order_by("-starts_at").first()


@transaction.atomic
def offer_slots(
    presentation: Presentation, starts: list[datetime], *, by: Person, at: datetime
) -> list[Slot]:
    """She gives up to three half-hours. Whoever asked to meet her is told."""
    require(may_answer(by, presentation))
    presentation.need.lock()
    _still_possible(presentation)
    if len(starts) + len(slots_for(presentation, at)) > SLOTS:
        raise TooLate(_("Three half-hours are enough for a choice."))
    slots = offer(by, starts, about=presentation, by=by, at=at)
    letters.slots_given(presentation, at=at)
    return slots


@transaction.atomic
def ask_to_meet(presentation: Presentation, *, by: Person, at: datetime) -> datetime:
    """No half-hour was given: the talent manager will bring some, by the date returned."""
    require(may_ask_to_meet(by, presentation))
    presentation.need.lock()
    _shared(presentation)
    if presentation.meeting_promised_at and presentation.meeting_promised_at > at:
        return presentation.meeting_promised_at
    presentation.meeting_asked_by = by
    presentation.meeting_promised_at = answer_promised(at)
    presentation.save(update_fields=["meeting_asked_by", "meeting_promised_at"])
    client_answered(presentation.shortlist, by=by, at=at)
    record_about(presentation, "missions.meeting_asked", by=by, at=at)
    letters.slots_asked(presentation, by=by, at=at)
    return presentation.meeting_promised_at


@transaction.atomic
def book(presentation: Presentation, slot: Slot, *, by: Person, at: datetime) -> Appointment:
    """Take one of her half-hours. Of two who click together one has it, the other is told."""
    require(may_ask_to_meet(by, presentation))
    require(slot.owner_id == presentation.member.person_id and slot.about == presentation)
    presentation.need.lock()
    _shared(presentation)
    if (booked := meeting_of(presentation)) and booked.ends_at > at:
        raise TooLate(_("A conversation is already booked with %(name)s.") % _name(presentation))
    need = presentation.need
    with override(need.author.language):
        title = _("First conversation: %(need)s") % {"need": need}
    guests = [by] if is_client_of(by, need) else need.client_people()[:1]
    appointment = book_slot(
        slot, title=title, attendees=guests, organiser=need.talent_manager, by=by, at=at
    )
    client_answered(presentation.shortlist, by=by, at=at)
    record_apart(presentation, "missions.meeting_booked", by=by, at=at)
    return appointment


@transaction.atomic
def move_meeting(
    presentation: Presentation, appointment: Appointment, slot: Slot, *, by: Person, at: datetime
) -> Appointment:
    """Another of her half-hours; both are told, calendars follow."""
    require(may_book(by, presentation))
    require(slot.about == presentation and appointment.about == presentation)
    return move_to(appointment, slot, by=_as_one_of_them(appointment, by), at=at)


@transaction.atomic
def cancel_meeting(
    presentation: Presentation,
    appointment: Appointment,
    *,
    by: Person,
    at: datetime,
    reason: str = "",
) -> None:
    require(may_book(by, presentation))
    require(appointment.about == presentation)
    cancel(appointment, by=_as_one_of_them(appointment, by), at=at, reason=reason)


def call_off(presentation: Presentation, *, by: Person, at: datetime) -> None:
    """What was offered, booked and said falls with the presentation; part of another action."""
    Slot.objects.about(presentation).filter(state="offered").update(state="withdrawn")
    for appointment in Appointment.objects.about(presentation).booked().ahead(at):
        cancel(appointment, by=_as_one_of_them(appointment, by), at=at)
    end_for_client(presentation, by=by, at=at)


def entrust_meetings(
    running: list[Presentation], to: Person, *, by: Person | None, at: datetime
) -> list[Appointment]:
    """Conversations booked and not over follow the need; part of another action. In their order."""
    booked = Appointment.objects.booked().ahead(at).exclude(organiser=to)
    keys = [presentation.pk for presentation in running]
    about = {"about_label": Presentation._meta.label_lower, "about_id__in": keys}
    return [
        entrust(one, to, by=by and _as_one_of_them(one, by), at=at)
        for one in booked.filter(**about).select_related("organiser")
    ]


def client_answered(shortlist: Shortlist, *, by: Person, at: datetime) -> None:
    """Keep when the client first did something with the letter; kept once, for the clock."""
    if is_client_of(by, shortlist.need):
        Shortlist.objects.filter(pk=shortlist.pk, answered_at=None).update(answered_at=at)


def _as_one_of_them(appointment: Appointment, by: Person) -> Person:
    """A colleague's gesture, and that of whoever took the need over, is made in the name of the
    talent manager who arranged the meeting."""
    present = appointment.attendances.filter(person=by).exists()
    return by if present else appointment.organiser


def _still_possible(presentation: Presentation) -> None:
    presentation.refresh_from_db(fields=["state", "shortlist"])
    if presentation.state != "yes" or presentation.shortlist.state == "closed":
        raise TooLate(_("This presentation has ended."))


def _shared(presentation: Presentation) -> None:
    _still_possible(presentation)
    presentation.refresh_from_db(fields=["meeting_asked_by", "meeting_promised_at"])
    if presentation.shortlist.state != "shared":
        raise TooLate(_("This shortlist has not been shared yet."))


def _name(presentation: Presentation) -> dict[str, str]:
    return {"name": presentation.person.name}
