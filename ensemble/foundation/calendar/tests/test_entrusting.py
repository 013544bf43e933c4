"""A meeting that changes hands: another person arranges it, calendars follow."""

from datetime import timedelta

import pytest
from icalendar import Calendar

from ensemble.foundation.calendar.actions.booking import book, entrust
from ensemble.foundation.calendar.models import Appointment
from ensemble.foundation.calendar.tests.builders import FIRST, NOW, a_meeting, slots_of
from ensemble.foundation.core.errors import Refused
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.timeline.reading import history_of, sentence


@pytest.fixture
def meeting(karim, petit, claire, varenne):
    return a_meeting(karim.person, petit, varenne, organiser=claire)


def event_for(person, kind: str):
    letter = Letter.objects.get(kind=f"calendar/{kind}", to=person)
    file = Calendar.from_ical(bytes(letter.enclosures.get().content))
    [event] = file.walk("VEVENT")
    return file["method"], event


def test_another_person_arranges_it_and_calendars_follow(meeting, claire, hugo, petit, karim):
    entrust(meeting, hugo, by=claire, at=NOW)

    meeting.refresh_from_db()
    assert (meeting.organiser, meeting.sequence, meeting.state) == (hugo, 1, "booked")
    assert {*meeting.attendees.all()} == {petit, karim.person}
    for person in (petit, karim.person):
        method, event = event_for(person, "entrusted")
        assert (method, event["sequence"], event["uid"]) == ("REQUEST", 1, meeting.uid)
        assert event["organizer"].params["CN"] == "Hugo Lantier"
        assert event.decoded("dtstart") == meeting.starts_at
    assert not Letter.objects.filter(to__in=(claire, hugo)).exists()


def test_whoever_was_to_come_leaves_her_place(karim, claire, hugo, varenne):
    meeting = a_meeting(karim.person, claire, varenne, organiser=claire)

    entrust(meeting, hugo, by=claire, at=NOW)

    assert {*meeting.attendees.all()} == {hugo, karim.person}
    method, event = event_for(claire, "taken_from")
    assert (method, event["status"], event["sequence"]) == ("CANCEL", "CANCELLED", 1)
    method, event = event_for(hugo, "entrusted")
    assert (method, event["status"]) == ("REQUEST", "CONFIRMED")
    assert "attendee" in event


def test_whoever_already_comes_comes_once(karim, claire, hugo, varenne):
    slot = slots_of(karim.person, varenne, count=1)[0]
    meeting = a_meeting_of_three(slot, claire, hugo)

    entrust(meeting, hugo, by=None, at=NOW)

    assert {*meeting.attendees.all()} == {hugo, karim.person}


def a_meeting_of_three(slot, claire, hugo) -> Appointment:

    return book(
        slot, title="À trois", attendees=[claire, hugo], organiser=claire, by=claire, at=NOW
    )


def test_it_is_told_in_the_history(meeting, claire, hugo, varenne):
    entrust(meeting, hugo, by=None, at=NOW)

    assert sentence(history_of(varenne).last()).replace("\u00a0", " ") == (
        "Hugo Lantier suit maintenant un rendez-vous : "
        "Deux entrepôts avant l’été, lundi 16 novembre à 14 h."
    )


@pytest.mark.parametrize("late", [timedelta(0), timedelta(hours=1)])
def test_twice_or_too_late_changes_nothing(meeting, claire, hugo, late):
    to, at = (claire, NOW) if not late else (hugo, FIRST + late)
    entrust(meeting, to, by=claire, at=at)

    meeting.refresh_from_db()
    assert (meeting.organiser, meeting.sequence) == (claire, 0)


def test_a_stranger_entrusts_nothing(meeting, hugo, oscar):
    with pytest.raises(Refused):
        entrust(meeting, hugo, by=oscar, at=NOW)
