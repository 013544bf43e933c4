from datetime import UTC, datetime, timedelta

import pytest
from icalendar import Calendar

from ensemble.foundation.calendar.actions.booking import cancel
from ensemble.foundation.calendar.ics import feed, ics
from ensemble.foundation.calendar.models import Appointment
from ensemble.foundation.calendar.tests.builders import NOW, a_meeting
from ensemble.foundation.parameters.models import Operator


@pytest.fixture
def meeting(karim, petit, claire, varenne):
    return a_meeting(karim.person, petit, varenne, organiser=claire)


def event_of(file: bytes):
    [event] = Calendar.from_ical(file).walk("VEVENT")
    return event


def test_it_says_who_when_and_which(meeting, petit):
    event = event_of(ics(meeting, reader=petit))

    assert event["uid"] == str(meeting.public_id)
    assert event["sequence"] == 0
    assert event.decoded("dtstart") == meeting.starts_at
    assert event.decoded("dtend") == meeting.ends_at
    assert event["summary"] == "Deux entrepôts avant l’été"
    assert event["description"] == "Avec Karim Benali"
    assert event["status"] == "CONFIRMED"


def test_it_carries_its_time_zone(meeting, petit):
    file = ics(meeting, reader=petit)

    assert b"DTSTART;TZID=Europe/Paris:20261116T140000" in file
    [zone] = Calendar.from_ical(file).walk("VTIMEZONE")
    assert zone["tzid"] == "Europe/Paris"


def test_it_invites_its_reader_and_gives_nobody_else_s_address(meeting, petit, karim):
    file = ics(meeting, reader=petit)
    event = event_of(file)

    assert event["attendee"] == f"mailto:{petit.email}"
    assert event["attendee"].params["CN"] == "Laurent Petit"
    assert event["organizer"] == f"mailto:{Operator.current().email}"
    assert event["organizer"].params["CN"] == "Claire Morel"
    assert karim.person.email.encode() not in file


def test_a_cancelled_meeting_leaves_the_calendar(meeting, petit):
    cancel(meeting, by=petit, at=NOW)

    file = ics(meeting, reader=petit, method="CANCEL")

    assert Calendar.from_ical(file)["method"] == "CANCEL"
    event = event_of(file)
    assert (event["status"], event["sequence"]) == ("CANCELLED", 1)
    assert event["uid"] == str(meeting.public_id)


@pytest.mark.parametrize(
    "words",
    [
        "Échange\r\nATTENDEE:mailto:mallory@evil.example",
        "Échange\nBEGIN:VALARM\nACTION:EMAIL",
        'x";ROLE=CHAIR:mailto:mallory@evil.example',
        "a,b;c:d\\n\\",
    ],
)
def test_words_stay_words(karim, petit, claire, varenne, words):
    claire.name = words[:120]
    claire.save()
    meeting = a_meeting(karim.person, petit, varenne, organiser=claire, title=words, place=words)

    calendar = Calendar.from_ical(ics(meeting, reader=petit))

    [event] = calendar.walk("VEVENT")
    assert event["attendee"] == f"mailto:{petit.email}"
    assert event["organizer"].startswith("mailto:")
    assert event["organizer"].params.get("ROLE") is None
    assert {part.name for part in calendar.subcomponents} == {"VTIMEZONE", "VEVENT"}
    assert event.subcomponents == []
    assert event["summary"].replace("\n", "") == words.replace("\r", "").replace("\n", "")


def test_a_feed_tells_meetings_and_no_address(meeting, petit, karim):
    file = feed(Appointment.objects.all(), reader=petit)

    calendar = Calendar.from_ical(file)
    assert calendar["method"] == "PUBLISH"
    assert [event["uid"] for event in calendar.walk("VEVENT")] == [str(meeting.public_id)]
    assert b"ATTENDEE" not in file
    assert b"@varenne.example" not in file


def test_a_time_stays_local_across_the_change_of_hour(meeting, petit):
    meeting.starts_at = datetime(2027, 3, 26, 9, 30, tzinfo=UTC)  # winter: 10:30 in Paris
    meeting.ends_at = meeting.starts_at + timedelta(minutes=30)
    assert b"DTSTART;TZID=Europe/Paris:20270326T103000" in ics(meeting, reader=petit)

    meeting.starts_at = datetime(2027, 4, 2, 8, 30, tzinfo=UTC)  # summer: 10:30 in Paris
    meeting.ends_at = meeting.starts_at + timedelta(minutes=30)
    assert b"DTSTART;TZID=Europe/Paris:20270402T103000" in ics(meeting, reader=petit)
