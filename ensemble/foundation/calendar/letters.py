"""Each person who meets is told, with the file that puts it right in their calendar."""

from datetime import datetime

from ensemble.foundation.calendar.ics import MIME, ics
from ensemble.foundation.calendar.models import Appointment
from ensemble.foundation.mailroom.sending import Attachment, send
from ensemble.foundation.persons.models import Person


def booked(appointment: Appointment, *, at: datetime) -> None:
    _tell(appointment, "calendar/booked", at=at)


def moved(appointment: Appointment, *, before: datetime, by: Person, at: datetime) -> None:
    _tell(appointment, "calendar/moved", at=at, before=before, by=by)


def cancelled(appointment: Appointment, *, by: Person, at: datetime) -> None:
    _tell(appointment, "calendar/cancelled", method="CANCEL", at=at, by=by)


def entrusted(appointment: Appointment, *, former: Person, at: datetime) -> None:
    _tell(appointment, "calendar/entrusted", at=at, former=former)


def taken_from(former: Person, appointment: Appointment, *, at: datetime) -> None:
    """To whoever was to come, and no longer is."""
    people = list(appointment.attendees.in_alphabetical_order())
    _write(former, people, appointment, "calendar/taken_from", method="CANCEL", at=at)


def _tell(appointment: Appointment, kind: str, **told) -> None:
    people = list(appointment.attendees.in_alphabetical_order())
    for person in people:
        _write(person, people, appointment, kind, **told)


def _write(
    person: Person,
    people: list[Person],
    appointment: Appointment,
    kind: str,
    *,
    at: datetime,
    method: str = "REQUEST",
    **context,
) -> None:
    file = ics(appointment, reader=person, method=method)
    send(
        kind,
        to=person,
        at=at,
        about=appointment,
        attachments=[Attachment("invite.ics", f"{MIME}; method={method}", file)],
        appointment=appointment,
        others=[other for other in people if other != person],
        **context,
    )
