from datetime import timedelta

import pytest

from ensemble.foundation.calendar.actions.offering import offer_slots, withdraw_slots
from ensemble.foundation.calendar.models import Slot
from ensemble.foundation.calendar.tests.builders import FIRST, NOW, a_meeting, slots_of
from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.timeline.reading import history_of, sentence


def test_it_keeps_each_hour_and_what_it_is_about(karim, varenne):
    slots = slots_of(karim.person, varenne)

    assert [(slot.starts_at, slot.ends_at) for slot in slots] == [
        (FIRST + timedelta(minutes=30 * n), FIRST + timedelta(minutes=30 * n + 30))
        for n in range(3)
    ]
    assert list(Slot.objects.about(varenne).still_free(NOW)) == slots
    assert slots[0].about == varenne


def test_it_tells_the_history_of_what_it_is_about(karim, varenne):
    slots_of(karim.person, varenne)

    entry = history_of(varenne).last()
    assert (entry.verb, entry.by, entry.facts) == (
        "calendar.slots_offered",
        karim.person,
        {"count": 3},
    )
    assert sentence(entry) == "Karim Benali a proposé 3 demi-heures pour se parler."


def test_nobody_gives_the_time_of_someone_else(karim, claire, varenne):
    with pytest.raises(Refused):
        offer_slots(karim.person, [FIRST], about=varenne, by=claire, at=NOW)


def test_it_refuses_an_hour_that_is_past(karim, varenne):
    with pytest.raises(TooLate, match="passée"):
        offer_slots(karim.person, [FIRST, NOW], about=varenne, by=karim.person, at=NOW)

    assert Slot.objects.count() == 0


@pytest.mark.parametrize("shift", [0, 29, -29])
def test_it_refuses_an_hour_that_meets_another_one(karim, varenne, ardance, shift):
    slots_of(karim.person, varenne, count=1)
    again = FIRST + timedelta(minutes=shift)

    with pytest.raises(TooLate):
        offer_slots(karim.person, [again], about=ardance, by=karim.person, at=NOW)

    assert Slot.objects.count() == 1


def test_two_hours_may_touch_and_two_people_may_give_the_same(karim, julie, varenne):
    slots_of(karim.person, varenne, count=2)
    slots_of(julie.person, varenne, count=2)

    assert Slot.objects.live().count() == 4


def test_it_takes_back_what_nobody_took(karim, petit, claire, varenne):
    a_meeting(karim.person, petit, varenne, organiser=claire)
    slots_of(karim.person, varenne, start=FIRST + timedelta(days=1), count=2)

    assert withdraw_slots(karim.person, about=varenne, by=karim.person, at=NOW) == 2

    assert sorted(Slot.objects.values_list("state", flat=True)) == [
        "taken",
        "withdrawn",
        "withdrawn",
    ]


def test_an_hour_taken_back_may_be_given_again(karim, varenne, ardance):
    slots_of(karim.person, varenne)
    withdraw_slots(karim.person, about=varenne, by=karim.person, at=NOW)

    slots_of(karim.person, ardance)

    assert Slot.objects.live().count() == 3


def test_taking_back_nothing_leaves_no_trace(karim, varenne):
    assert withdraw_slots(karim.person, about=varenne, by=karim.person, at=NOW) == 0
    assert [entry.verb for entry in history_of(varenne)] == [
        entry.verb for entry in history_of(varenne) if not entry.verb.startswith("calendar.")
    ]
