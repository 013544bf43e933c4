from datetime import UTC, datetime, timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection

from ensemble.foundation.calendar.models import Appointment, Slot
from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.mailroom.models import Enclosure
from ensemble.work.missions.actions.consenting import withdraw
from ensemble.work.missions.actions.meeting import (
    ask_to_meet,
    book,
    cancel_meeting,
    meeting_of,
    move_meeting,
    offer_slots,
    slots_for,
)
from ensemble.work.missions.models import Presentation, Shortlist
from ensemble.work.missions.tests.builders import (
    chosen_mission,
    presentation_of,
    sent_need,
    shared_shortlist,
)

TUESDAY = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
STARTS = [TUESDAY, TUESDAY + timedelta(hours=2), TUESDAY + timedelta(days=1)]


@pytest.fixture
def one(shared, karim) -> Presentation:
    return presentation_of(shared, karim)


@pytest.fixture
def slots(one, karim, now) -> list[Slot]:
    return offer_slots(one, STARTS, by=karim.person, at=now)


def test_she_gives_three_half_hours(one, slots, now):
    assert [slot.starts_at for slot in slots_for(one, now)] == STARTS
    assert slots[0].ends_at - slots[0].starts_at == timedelta(minutes=30)


def test_and_no_more(one, slots, karim, now):
    with pytest.raises(TooLate):
        offer_slots(one, [TUESDAY + timedelta(days=2)], by=karim.person, at=now)


def test_nobody_gives_her_time(one, claire, petit, now):
    for person in (claire, petit):
        with pytest.raises(Refused):
            offer_slots(one, STARTS, by=person, at=now)


def test_the_client_picks_one_and_both_are_told(one, slots, petit, karim, now, letters_to):
    appointment = book(one, slots[0], by=petit, at=now)
    assert {*appointment.attendees.all()} == {petit, karim.person}
    assert letters_to(petit, "calendar") == letters_to(karim.person, "calendar") == ["booked"]
    assert Enclosure.objects.filter(letter__kind="calendar/booked").count() == 2
    assert meeting_of(one) == appointment
    assert Shortlist.objects.get().answered_at == now


def test_talent_books_for_the_client(one, slots, claire, petit, karim, now):
    appointment = book(one, slots[0], by=claire, at=now)
    assert {*appointment.attendees.all()} == {petit, karim.person}
    assert Shortlist.objects.get().answered_at is None


def test_one_conversation_at_a_time(one, slots, petit, helene, now):
    book(one, slots[0], by=petit, at=now)
    with pytest.raises(TooLate):
        book(one, slots[1], by=helene, at=now)


def test_the_slot_of_another_is_refused(one, slots, shared, julie, petit, now):
    with pytest.raises(Refused):
        book(presentation_of(shared, julie), slots[0], by=petit, at=now)


@pytest.mark.parametrize("who", ["oscar", "ines", "samira", "odile"])
def test_others_book_nothing(who, one, slots, now, ardance, request):
    with pytest.raises(Refused):
        book(one, slots[0], by=request.getfixturevalue(who), at=now)


def test_it_moves_to_another_half_hour(one, slots, petit, karim, now, letters_to):
    appointment = book(one, slots[0], by=petit, at=now)
    move_meeting(one, appointment, slots[1], by=karim.person, at=now)
    assert meeting_of(one).starts_at == STARTS[1]
    assert letters_to(petit, "calendar") == ["booked", "moved"]


def test_a_colleague_of_the_client_may_cancel_it(one, slots, petit, helene, now, letters_to):
    appointment = book(one, slots[0], by=petit, at=now)
    cancel_meeting(one, appointment, by=helene, at=now, reason="Fermeture")
    assert meeting_of(one) is None
    assert letters_to(petit, "calendar") == ["booked", "cancelled"]


def test_without_slots_a_date_is_promised(one, petit, karim, claire, now, letters_to):
    promised = ask_to_meet(one, by=petit, at=now)
    assert promised == datetime(2026, 11, 13, 9, 0, tzinfo=UTC)
    assert ask_to_meet(one, by=petit, at=now + timedelta(hours=1)) == promised
    assert letters_to(karim.person)[-1] == "slots_asked"
    assert letters_to(claire)[-1] == "slots_promised"


def test_whoever_asked_is_told_when_slots_come(one, petit, karim, now, letters_to):
    ask_to_meet(one, by=petit, at=now)
    offer_slots(one, STARTS[:1], by=karim.person, at=now)
    assert letters_to(petit)[-1] == "slots_given"


def test_nothing_is_booked_before_the_letter_is_shared(asked, karim, petit, claire, now):
    from ensemble.work.missions.actions.consenting import say_yes

    one = presentation_of(asked, karim)
    say_yes(one, by=karim.person, at=now)
    slots = offer_slots(one, STARTS, by=karim.person, at=now)
    for act in (
        lambda: book(one, slots[0], by=claire, at=now),
        lambda: ask_to_meet(one, by=petit, at=now),
    ):
        with pytest.raises(TooLate):
            act()


def test_withdrawing_calls_everything_off(one, slots, petit, karim, now, letters_to):
    book(one, slots[0], by=petit, at=now)
    withdraw(one, by=karim.person, at=now)
    assert meeting_of(one) is None
    assert slots_for(one, now) == []
    assert letters_to(petit, "calendar") == ["booked", "cancelled"]


def test_a_choice_calls_off_the_other_conversations(
    one, slots, shared, karim, julie, petit, now, letters_to
):
    book(one, slots[2], by=petit, at=now)
    chosen_mission(shared, julie, by=petit, at=now)
    assert meeting_of(one) is None
    assert letters_to(karim.person, "calendar") == ["booked", "cancelled"]


@pytest.mark.django_db(transaction=True)
def test_two_who_pick_one_half_hour_leave_one_conversation(
    rule, claire, petit, helene, karim, julie, now
):
    shortlist = shared_shortlist(sent_need(petit, at=now), [karim, julie], by=claire, at=now)
    one = presentation_of(shortlist, karim)
    slot = offer_slots(one, STARTS[:1], by=karim.person, at=now)[0]
    together, late = Barrier(2), []

    def click(buyer) -> None:
        presentation = Presentation.objects.get(pk=one.pk)
        together.wait()
        try:
            book(presentation, slot, by=buyer, at=now)
        except TooLate as error:
            late.append(error)
        finally:
            connection.close()

    clicks = [Thread(target=click, args=[buyer]) for buyer in (petit, helene)]
    for each in clicks:
        each.start()
    for each in clicks:
        each.join()
    assert len(late) == 1
    assert Appointment.objects.count() == 1
