from datetime import timedelta

import pytest

from ensemble.foundation.calendar.actions.booking import cancel, move_to
from ensemble.foundation.calendar.models import Appointment
from ensemble.foundation.calendar.tests.builders import FIRST, NOW, a_meeting, slots_of
from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.timeline.reading import history_of, sentence

TUESDAY = FIRST + timedelta(days=1)


@pytest.fixture
def meeting(karim, petit, claire, varenne):
    return a_meeting(karim.person, petit, varenne, organiser=claire)


@pytest.fixture
def tuesday(karim, varenne):
    return slots_of(karim.person, varenne, start=TUESDAY, count=1)[0]


def test_moving_takes_one_hour_and_gives_back_the_other(meeting, tuesday, petit):
    monday = meeting.slot

    move_to(meeting, tuesday, by=petit, at=NOW)

    meeting.refresh_from_db()
    monday.refresh_from_db()
    tuesday.refresh_from_db()
    assert (meeting.slot, meeting.starts_at, meeting.sequence) == (tuesday, TUESDAY, 1)
    assert (monday.state, tuesday.state) == ("withdrawn", "taken")


def test_moving_writes_to_everyone(meeting, tuesday, petit, karim):
    move_to(meeting, tuesday, by=petit, at=NOW)

    letter = Letter.objects.get(kind="calendar/moved", to=karim.person)
    assert Letter.objects.filter(kind="calendar/moved").count() == 2
    assert "Laurent Petit a déplacé ce rendez-vous" in letter.text
    assert "lundi 16 novembre" in letter.text.replace("\u00a0", " ")
    assert b"SEQUENCE:1" in bytes(letter.enclosures.get().content)


def test_moving_is_told_in_the_history(meeting, tuesday, petit, varenne):
    move_to(meeting, tuesday, by=petit, at=NOW)

    assert sentence(history_of(varenne).last()).replace("\u00a0", " ") == (
        "Laurent Petit a déplacé un rendez-vous : "
        "Deux entrepôts avant l’été, maintenant mardi 17 novembre à 14 h."
    )


def test_moving_from_a_page_that_no_longer_holds_is_refused(
    meeting, tuesday, petit, karim, varenne
):
    stale = Appointment.objects.get(pk=meeting.pk)
    move_to(meeting, tuesday, by=petit, at=NOW)
    [wednesday] = slots_of(karim.person, varenne, start=TUESDAY + timedelta(days=1), count=1)

    with pytest.raises(TooLate, match="modifié"):
        move_to(stale, wednesday, by=karim.person, at=NOW)

    wednesday.refresh_from_db()
    assert wednesday.state == "offered"


def test_cancelling_frees_everyone(meeting, petit, karim):
    cancel(meeting, by=karim.person, at=NOW, reason="Une urgence familiale.")

    meeting.refresh_from_db()
    assert (meeting.state, meeting.cancelled_at, meeting.sequence) == ("cancelled", NOW, 1)
    meeting.slot.refresh_from_db()
    assert meeting.slot.state == "withdrawn"


def test_cancelling_writes_to_everyone_with_the_reason(meeting, petit, karim, varenne):
    cancel(meeting, by=karim.person, at=NOW, reason="Une urgence familiale.")

    letter = Letter.objects.get(kind="calendar/cancelled", to=petit)
    assert "Karim Benali a annulé" in letter.text
    assert "Une urgence familiale." in letter.text
    file = letter.enclosures.get()
    assert file.mime == "text/calendar; method=CANCEL"
    assert b"STATUS:CANCELLED" in bytes(file.content)
    assert sentence(history_of(varenne).last()).startswith("Karim Benali a annulé un rendez-vous")


def test_what_was_cancelled_is_neither_cancelled_nor_moved_again(meeting, tuesday, petit):
    cancel(meeting, by=petit, at=NOW)

    with pytest.raises(TooLate):
        cancel(meeting, by=petit, at=NOW)
    with pytest.raises(TooLate):
        move_to(meeting, tuesday, by=petit, at=NOW)


def test_what_is_over_is_not_changed(meeting, tuesday, petit):
    over = meeting.ends_at

    with pytest.raises(TooLate):
        cancel(meeting, by=petit, at=over)


def test_others_change_nothing(meeting, tuesday, oscar):
    with pytest.raises(Refused):
        move_to(meeting, tuesday, by=oscar, at=NOW)
    with pytest.raises(Refused):
        cancel(meeting, by=oscar, at=NOW)


def test_whoever_arranged_the_meeting_may_change_it(meeting, claire):
    cancel(meeting, by=claire, at=NOW)

    assert meeting.state == "cancelled"
