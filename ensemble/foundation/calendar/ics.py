"""Appointments as calendar files (RFC 5545, invitations RFC 5546).

Nobody's address is given to the others: the file of each person names everyone, invites
that person alone, and comes from the operator.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import override
from icalendar import Calendar, Event, vCalAddress, vText

from ensemble.foundation.calendar.models import Appointment
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.persons.models import Person

MIME = "text/calendar"


def ics(appointment: Appointment, *, reader: Person, method: str = "REQUEST") -> bytes:
    """The file of one meeting for one reader: `REQUEST` puts it in, `CANCEL` takes it out."""
    operator = Operator.current()
    event = _event(appointment, reader, operator, taken_out=method == "CANCEL")
    event.add("organizer", _address(appointment.organiser.name, operator.email))
    if method == "REQUEST":
        guest = _address(reader.name, reader.email)
        guest.params["PARTSTAT"] = vText("ACCEPTED")
        event.add("attendee", guest)
    return _calendar(operator, [event], method)


def feed(appointments: Iterable[Appointment], *, reader: Person) -> bytes:
    """A whole agenda, for a calendar that follows its address."""
    operator = Operator.current()
    events = [_event(appointment, reader, operator) for appointment in appointments]
    return _calendar(operator, events, "PUBLISH", name=f"{operator.name}, {reader.name}")


def _calendar(operator: Operator, events: list[Event], method: str, name: str = "") -> bytes:
    calendar = Calendar()
    calendar.add("prodid", f"-//{operator.name}//Ensemble//FR")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    if name:
        calendar.add("x-wr-calname", name)
        calendar.add("refresh-interval", timedelta(hours=1), {"VALUE": "DURATION"})
    for event in events:
        calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _event(
    appointment: Appointment, reader: Person, operator: Operator, *, taken_out: bool = False
) -> Event:
    event = Event()
    event.add("uid", appointment.uid)
    event.add("sequence", appointment.sequence)
    event.add("dtstamp", appointment.changed_at)
    event.add("dtstart", _local(appointment.starts_at, operator))
    event.add("dtend", _local(appointment.ends_at, operator))
    event.add("summary", appointment.title)
    off = taken_out or appointment.state == "cancelled"
    event.add("status", "CANCELLED" if off else "CONFIRMED")
    event.add("description", _description(appointment, reader))
    if where := appointment.place or appointment.video_link:
        event.add("location", where)
    if appointment.video_link:
        event.add("url", appointment.video_link)
    return event


def _description(appointment: Appointment, reader: Person) -> str:
    others = [person.name for person in appointment.attendees.all() if person != reader]
    with override(reader.language):
        lines = [_("With %(names)s") % {"names": ", ".join(sorted(others))} if others else ""]
        if appointment.video_link:
            lines.append(_("Video: %(link)s") % {"link": appointment.video_link})
    return "\n".join(filter(None, lines))


def _local(moment: datetime, operator: Operator) -> datetime:
    """Calendars are told the operator's zone, so that a change of hour keeps the local time."""
    return moment.astimezone(ZoneInfo(operator.time_zone))


def _address(name: str, email: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{email}")
    address.params["CN"] = vText(name)
    return address
