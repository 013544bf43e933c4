from datetime import timedelta

import pytest

from ensemble.foundation.calendar.actions.booking import book
from ensemble.foundation.calendar.models import Appointment
from ensemble.foundation.calendar.tests.builders import FIRST, NOW, a_meeting, slots_of
from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.timeline.reading import history_of, sentence


def test_it_takes_the_hour(karim, petit, claire, varenne):
    [slot, *_others] = slots_of(karim.person, varenne)

    meeting = book(
        slot, title="Premier échange", attendees=[petit], organiser=claire, by=petit, at=NOW
    )

    slot.refresh_from_db()
    assert slot.state == "taken"
    assert (meeting.starts_at, meeting.ends_at) == (FIRST, FIRST + timedelta(minutes=30))
    assert list(meeting.attendees.in_alphabetical_order()) == [karim.person, petit]
    assert (meeting.organiser, meeting.about) == (claire, varenne)


def test_it_writes_to_both_with_the_file_of_their_calendar(karim, petit, claire, varenne):
    meeting = a_meeting(karim.person, petit, varenne, organiser=claire)

    letters = Letter.objects.filter(kind="calendar/booked").order_by("to__sort_key")
    assert [letter.to for letter in letters] == [karim.person, petit]
    for letter in letters:
        [file] = letter.enclosures.all()
        assert (file.name, file.mime) == ("invite.ics", "text/calendar; method=REQUEST")
        assert meeting.uid.encode() in bytes(file.content)
    assert "Laurent Petit" in letters[0].text
    assert "lundi 16 novembre à 14 h" in letters[0].subject.replace("\u00a0", " ")


def test_it_writes_in_the_language_and_the_zone_of_its_reader(karim, oscar, claire, ardance):
    oscar.time_zone = "Europe/Lisbon"
    oscar.save()

    a_meeting(karim.person, oscar, ardance, organiser=claire)

    letter = Letter.objects.get(to=oscar, kind="calendar/booked")
    assert "You are speaking on" in letter.text
    assert "Monday 16 November at 13:00" in letter.text.replace("\u00a0", " ")


def test_it_is_told_in_the_history_of_what_it_is_about(karim, petit, claire, varenne):
    meeting = a_meeting(karim.person, petit, varenne, organiser=claire)

    entry = history_of(varenne).last()
    assert entry == history_of(meeting).last()
    assert sentence(entry).replace("\u00a0", " ") == (
        "Laurent Petit a réservé un rendez-vous : "
        "Deux entrepôts avant l’été, lundi 16 novembre à 14 h."
    )


def test_the_second_to_take_an_hour_is_told(karim, petit, helene, claire, varenne):
    [slot] = slots_of(karim.person, varenne, count=1)
    book(slot, title="Un", attendees=[petit], organiser=claire, by=petit, at=NOW)

    with pytest.raises(TooLate, match="vient d’être prise"):
        book(slot, title="Deux", attendees=[helene], organiser=claire, by=helene, at=NOW)

    assert Appointment.objects.count() == 1


def test_an_hour_that_is_past_is_not_taken(karim, petit, claire, varenne):
    [slot] = slots_of(karim.person, varenne, count=1)

    with pytest.raises(TooLate, match="passée"):
        book(slot, title="Un", attendees=[petit], organiser=claire, by=petit, at=FIRST)

    slot.refresh_from_db()
    assert slot.state == "offered"


def test_one_books_only_a_meeting_one_is_in(karim, petit, claire, oscar, varenne):
    [slot] = slots_of(karim.person, varenne, count=1)

    with pytest.raises(Refused):
        book(slot, title="Un", attendees=[petit], organiser=claire, by=oscar, at=NOW)


def test_it_is_held_in_a_room_of_the_operator(karim, petit, claire, varenne):
    operator = Operator.current()
    operator.video_link = "https://rooms.example/ensemble/"
    operator.save()

    meeting = a_meeting(karim.person, petit, varenne, organiser=claire)

    assert meeting.video_link == f"https://rooms.example/ensemble/{meeting.public_id.hex}"
    assert meeting.video_link in Letter.objects.filter(to=petit).last().text


def test_it_is_held_where_it_is_said_to_be(karim, petit, claire, varenne):
    meeting = a_meeting(
        karim.person, petit, varenne, organiser=claire, place="12 rue des Halles, Lyon"
    )

    assert (meeting.place, meeting.video_link) == ("12 rue des Halles, Lyon", "")
    assert "Lieu : 12 rue des Halles, Lyon" in Letter.objects.filter(to=petit).last().text.replace(
        "\u00a0", " "
    )
