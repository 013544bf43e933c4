"""An appointment: booked on an hour that was offered, moved to another, or cancelled."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.calendar import letters
from ensemble.foundation.calendar.access import may_book, may_change, may_entrust
from ensemble.foundation.calendar.models import Appointment, Attendance, Slot
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record


@transaction.atomic
def book(
    slot: Slot,
    *,
    title: str,
    attendees: list[Person],
    organiser: Person,
    by: Person,
    at: datetime,
    video_link: str = "",
    place: str = "",
) -> Appointment:
    """Take an hour for a meeting of its owner and `attendees`. Of two who click, one has it.

    With neither place nor link, the meeting is held in a room of the operator's video service.
    """
    require(may_book(by, slot, organiser, attendees))
    _take(slot, at)
    appointment = Appointment(
        slot=slot,
        organiser=organiser,
        title=title,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        place=place,
        video_link=video_link,
        booked_at=at,
        changed_at=at,
        about_label=slot.about_label,
        about_id=slot.about_id,
    )
    if not (video_link or place):
        appointment.video_link = _room(appointment)
    appointment.save()
    Attendance.objects.bulk_create(
        Attendance(appointment=appointment, person=person)
        for person in dict.fromkeys([slot.owner, *attendees])
    )
    _record("calendar.booked", appointment, by=by, at=at)
    letters.booked(appointment, at=at)
    return appointment


@transaction.atomic
def move_to(appointment: Appointment, slot: Slot, *, by: Person, at: datetime) -> Appointment:
    """Meet at another hour; the first one goes back to its owner, who may offer it again."""
    require(may_change(by, appointment))
    was = _as_it_stands(appointment, at)
    _take(slot, at)
    move(
        appointment,
        "booked",
        slot=slot,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        sequence=was.sequence + 1,
        changed_at=at,
    )
    move(was.slot, "withdrawn")
    _record("calendar.moved", appointment, by=by, at=at)
    letters.moved(appointment, before=was.starts_at, by=by, at=at)
    return appointment


@transaction.atomic
def cancel(appointment: Appointment, *, by: Person, at: datetime, reason: str = "") -> Appointment:
    """Nobody meets; everyone is told, with the reason when one is given."""
    require(may_change(by, appointment))
    was = _as_it_stands(appointment, at)
    move(
        appointment,
        "cancelled",
        sequence=was.sequence + 1,
        changed_at=at,
        cancelled_at=at,
        cancelled_because=reason,
    )
    move(was.slot, "withdrawn")
    _record("calendar.cancelled", appointment, by=by, at=at)
    letters.cancelled(appointment, by=by, at=at)
    return appointment


@transaction.atomic
def entrust(
    appointment: Appointment, to: Person, *, by: Person | None, at: datetime
) -> Appointment:
    """`to` arranges the meeting from now on, and comes if whoever arranged it was to come. What
    is over stays as it was. `by` is None when the house does it."""
    require(may_entrust(by, appointment))
    held = Appointment.objects.select_for_update(of=("self",)).get(pk=appointment.pk)
    if held.organiser_id == to.pk or not held.is_ahead(at):
        return held
    former = held.organiser
    move(held, "booked", organiser=to, sequence=held.sequence + 1, changed_at=at)
    was_to_come, _models = held.attendances.filter(person=former).delete()
    if was_to_come:
        Attendance.objects.get_or_create(appointment=held, person=to)
    _record("calendar.entrusted", held, by=by, at=at, to=to.name)
    letters.entrusted(held, former=former, at=at)
    if was_to_come:
        letters.taken_from(former, held, at=at)
    return held


def _take(slot: Slot, at: datetime) -> None:
    if slot.starts_at <= at:
        raise TooLate(_("This hour is already past. Choose another one."))
    move(slot, "taken", late=_("This hour has just been taken. Choose another one."))


def _as_it_stands(appointment: Appointment, at: datetime) -> Appointment:
    """The row, held until the end; TooLate when it is over, or changed since it was shown."""
    was = Appointment.objects.select_for_update().get(pk=appointment.pk)
    if was.sequence != appointment.sequence:
        raise TooLate(_("This meeting has just been changed. See how it stands now."))
    if not was.is_ahead(at):
        raise TooLate(_("This meeting is over, or was cancelled."))
    return was


def _room(appointment: Appointment) -> str:
    base = Operator.current().video_link
    return f"{base.rstrip('/')}/{appointment.public_id.hex}" if base else ""


def _record(
    verb: str, appointment: Appointment, *, by: Person | None, at: datetime, **facts: str
) -> None:
    thing = appointment.about
    record(
        verb,
        on=appointment,
        by=by,
        at=at,
        also=(thing,) if thing else (),
        title=appointment.title,
        starts_at=appointment.starts_at.isoformat(),
        **facts,
    )
