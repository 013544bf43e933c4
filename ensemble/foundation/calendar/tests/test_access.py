import pytest

from ensemble.foundation.calendar.access import may_book, may_change, may_offer, may_read
from ensemble.foundation.calendar.models import Appointment
from ensemble.foundation.calendar.tests.builders import a_meeting, slots_of


@pytest.fixture
def meeting(karim, petit, claire, varenne):
    return a_meeting(karim.person, petit, varenne, organiser=claire)


def test_those_who_meet_or_arrange_read_and_change(meeting, karim, petit, claire):
    for person in (karim.person, petit, claire):
        assert may_read(person, meeting)
        assert may_change(person, meeting)
        assert list(Appointment.objects.visible_to(person)) == [meeting]


def test_nobody_else_sees_that_it_exists(meeting, julie, helene, oscar, hugo, samira, ines, odile):
    for person in (julie.person, helene, oscar, hugo, samira, ines, odile, None):
        assert not may_read(person, meeting)
        assert list(Appointment.objects.visible_to(person)) == []


def test_an_agenda_holds_what_one_attends(meeting, karim, claire):
    assert list(Appointment.objects.attended_by(karim.person)) == [meeting]
    assert list(Appointment.objects.attended_by(claire)) == []


def test_one_gives_one_s_own_time(karim, claire):
    assert may_offer(karim.person, karim.person)
    assert not may_offer(claire, karim.person)


def test_one_books_what_one_takes_part_in(karim, petit, claire, oscar, varenne):
    [slot] = slots_of(karim.person, varenne, count=1)

    assert may_book(petit, slot, claire, [petit])
    assert may_book(claire, slot, claire, [petit])
    assert may_book(karim.person, slot, claire, [petit])
    assert not may_book(oscar, slot, claire, [petit])
