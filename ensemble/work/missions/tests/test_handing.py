from datetime import timedelta

import pytest
from procrastinate.contrib.django import app

from ensemble.foundation.accounts.actions.standing_in import declare_absence
from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.mailroom.models import Letter
from ensemble.work.missions.actions.handing import hand_over, hand_over_absent
from ensemble.work.missions.actions.meeting import book, cancel_meeting, offer_slots
from ensemble.work.missions.actions.reframing import ask_client, write_to_manager
from ensemble.work.missions.actions.withdrawing import withdraw_need
from ensemble.work.missions.models import Need
from ensemble.work.missions.talking import conversation_about
from ensemble.work.missions.tests.builders import presentation_of


def test_everyone_concerned_reads_the_new_name(
    asked, karim, julie, claire, hugo, petit, now, letters_to
):
    promised = asked.need.promised_at
    need = hand_over(asked.need, hugo, by=claire, at=now)
    assert (need.talent_manager, need.promised_at) == (hugo, promised)
    assert letters_to(petit)[-1] == "handed_over"
    assert letters_to(hugo) == ["handed_over_manager"]
    for member in (karim, julie):
        assert letters_to(member.person)[-1] == "handed_over_member"


def test_the_words_exchanged_follow(need, claire, hugo, petit, now, letters_to):
    ask_client(need, "Qui décide ?", by=claire, at=now)
    hand_over(need, hugo, by=claire, at=now)
    write_to_manager(need, "Moi.", by=petit, at=now)
    assert conversation_about(need).participants.filter(person=hugo).exists()
    assert letters_to(hugo, "conversations") == ["message"]


def test_its_meetings_follow_and_the_former_talent_manager_is_told(
    shared, karim, claire, hugo, petit, now, letters_to
):
    one = presentation_of(shared, karim)
    slot = offer_slots(one, [now + timedelta(days=5)], by=karim.person, at=now)[0]
    booked = book(one, slot, by=petit, at=now)
    hand_over(shared.need, hugo, by=claire, at=now)
    booked.refresh_from_db()
    assert (booked.organiser, booked.sequence) == (hugo, 1)
    for person in (karim.person, petit):
        assert letters_to(person, "calendar") == ["booked", "entrusted"]
    assert "SEQUENCE:1" in enclosed("calendar/entrusted")
    for kind in ("handed_over_former", "handed_over_manager"):
        assert booked.title in Letter.objects.get(kind=f"missions/{kind}").text
    assert letters_to(claire)[-1] == "handed_over_former"
    cancel_meeting(one, booked, by=hugo, at=now)
    assert letters_to(petit, "calendar")[-1] == "cancelled"


def test_a_meeting_that_was_held_stays_hers(shared, karim, claire, hugo, petit, now):
    one = presentation_of(shared, karim)
    slot = offer_slots(one, [now + timedelta(hours=2)], by=karim.person, at=now)[0]
    booked = book(one, slot, by=petit, at=now)
    hand_over(shared.need, hugo, by=claire, at=now + timedelta(hours=3))
    booked.refresh_from_db()
    assert (booked.organiser, booked.sequence) == (claire, 0)


def test_the_house_moves_meetings_too(shared, karim, claire, hugo, petit, now, letters_to):
    one = presentation_of(shared, karim)
    slot = offer_slots(one, [now + timedelta(days=5)], by=karim.person, at=now)[0]
    booked = book(one, slot, by=petit, at=now)
    absent(claire, hugo, now.date(), now.date(), now)
    hand_over_absent(at=now)
    booked.refresh_from_db()
    assert booked.organiser == hugo
    assert "En votre absence" in Letter.objects.get(kind="missions/handed_over_former").text


def enclosed(kind: str) -> str:
    letter = Letter.objects.filter(kind=kind).last()
    return bytes(letter.enclosures.get().content).decode()


def test_only_between_talent_managers(need, claire, hugo, samira, petit, now):
    with pytest.raises(Refused):
        hand_over(need, samira, by=claire, at=now)
    with pytest.raises(Refused):
        hand_over(need, hugo, by=petit, at=now)


def test_a_need_that_ended_stays(need, claire, hugo, petit, now):
    withdraw_need(need, "Reporté.", by=petit, at=now)
    with pytest.raises(TooLate):
        hand_over(need, hugo, by=claire, at=now)


def absent(person, stand_in, first, last, now):
    return declare_absence(
        person, stand_in=stand_in, starts_on=first, ends_on=last, by=person, at=now
    )


def test_an_absence_hands_needs_over_on_its_first_morning(
    need, claire, hugo, petit, now, letters_to
):
    first = now + timedelta(days=4)
    absent(claire, hugo, first.date(), first.date(), now)
    assert hand_over_absent(at=now) == 0
    assert hand_over_absent(at=first) == 1
    assert hand_over_absent(at=first) == 0
    assert Need.objects.get().talent_manager == hugo
    assert letters_to(petit) == ["need_received", "handed_over"]


def test_the_clock_looks_every_twenty_minutes():
    assert "missions.hand_over_absent" in app.tasks


def test_an_absence_declared_today_hands_over_at_once(need, claire, hugo, now):
    absent(claire, hugo, now.date(), now.date(), now)
    run_waiting()
    assert Need.objects.get().talent_manager == hugo


def test_a_stand_in_of_another_desk_leaves_needs_to_talent(need, claire, hugo, samira, now):
    absent(claire, samira, now.date(), now.date(), now)
    hand_over_absent(at=now)
    assert Need.objects.get().talent_manager == hugo


def test_with_nobody_else_the_need_waits_for_her(need, claire, samira, now):
    absent(claire, samira, now.date(), now.date(), now)
    assert hand_over_absent(at=now) == 0
