"""Two people, two connections, one hour."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from ensemble.foundation.calendar.actions.booking import book, move_to
from ensemble.foundation.calendar.actions.offering import offer_slots
from ensemble.foundation.calendar.models import Appointment, Slot
from ensemble.foundation.calendar.tests.builders import FIRST, NOW, a_meeting, half_hours_after
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.persons.actions.welcoming import meet

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*gestures) -> list[str]:
    """Run each in a thread and a connection of its own, all starting together."""
    start = Barrier(len(gestures))

    def run(gesture):
        try:
            start.wait()
            gesture()
        except TooLate:
            return "too late"
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(len(gestures)) as threads:
        return sorted(threads.map(run, gestures))


@pytest.fixture
def people():
    names = ("karim", "petit", "helene", "claire")
    return {name: meet(f"{name}@race.example", name.title(), at=NOW) for name in names}


def test_of_two_who_take_an_hour_one_has_it(people):
    karim, petit, helene, claire = people.values()
    [slot] = offer_slots(karim, [FIRST], about=claire, by=karim, at=NOW)

    def take(person):
        own = Slot.objects.get(pk=slot.pk)
        return lambda: book(
            own, title="Un", attendees=[person], organiser=claire, by=person, at=NOW
        )

    assert at_once(take(petit), take(helene)) == ["done", "too late"]
    assert Appointment.objects.count() == 1
    assert Letter.objects.count() == 2


def test_of_two_who_move_a_meeting_one_is_told(people):
    karim, petit, _helene, claire = people.values()
    meeting = a_meeting(karim, petit, claire, organiser=claire)
    hours = half_hours_after(FIRST.replace(day=17), 2)
    slots = offer_slots(karim, hours, about=claire, by=karim, at=NOW)

    def move(slot, person):
        own = Appointment.objects.get(pk=meeting.pk)
        return lambda: move_to(own, slot, by=person, at=NOW)

    assert at_once(move(slots[0], petit), move(slots[1], karim)) == ["done", "too late"]
    meeting.refresh_from_db()
    assert meeting.sequence == 1
    assert sorted(Slot.objects.values_list("state", flat=True)) == ["offered", "taken", "withdrawn"]


def test_the_same_hour_given_twice_is_kept_once(people):
    karim, petit, helene, _claire = people.values()

    def give(about):
        return lambda: offer_slots(karim, [FIRST], about=about, by=karim, at=NOW)

    assert at_once(give(petit), give(helene)) == ["done", "too late"]
    assert Slot.objects.count() == 1
