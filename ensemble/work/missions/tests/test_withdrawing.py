from datetime import timedelta

import pytest

from ensemble.foundation.core.errors import Incomplete, Refused, TooLate
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.persons.models import Person
from ensemble.work.missions.actions.answering import sign_answer
from ensemble.work.missions.actions.composing import write
from ensemble.work.missions.actions.consenting import say_no_thank_you, withdraw
from ensemble.work.missions.actions.meeting import book, offer_slots
from ensemble.work.missions.actions.withdrawing import withdraw_need
from ensemble.work.missions.models import NotRetained, Presentation, Shortlist
from ensemble.work.missions.promises import promise
from ensemble.work.missions.tests.builders import LIMIT, chosen_mission, presentation_of

BECAUSE = "Le projet est reporté d’un an."


def test_everyone_asked_is_told(asked, karim, julie, claire, petit, now, letters_to):
    say_no_thank_you(presentation_of(asked, julie), by=julie.person, at=now)
    need = withdraw_need(asked.need, BECAUSE, by=petit, at=now)
    assert (need.state, need.withdrawn_because) == ("withdrawn", BECAUSE)
    assert letters_to(karim.person) == ["consent_asked", "need_withdrawn"]
    assert letters_to(julie.person) == ["consent_asked"]
    assert letters_to(claire)[-1] == "need_withdrawn_told"
    assert Shortlist.objects.get().outcome == "withdrawn"


def test_so_is_whoever_was_to_be_asked_again(asked, karim, claire, petit, now, letters_to):
    write(presentation_of(asked, karim), why="Autrement dit.", limit=LIMIT, by=claire, at=now)
    withdraw_need(asked.need, BECAUSE, by=petit, at=now)
    assert letters_to(karim.person) == ["consent_asked", "need_withdrawn"]


def test_access_to_people_ends(shared, petit, now):
    withdraw_need(shared.need, BECAUSE, by=petit, at=now)
    assert not Presentation.objects.visible_to(petit)


def test_whoever_was_only_asked_reads_a_letter_of_the_house(asked, karim, petit, now):
    withdraw_need(asked.need, BECAUSE, by=petit, at=now)
    letter = Letter.objects.get(to=karim.person, kind="missions/need_withdrawn")
    assert Operator.current().name in letter.text
    assert BECAUSE not in letter.text
    assert "Claire" not in letter.text
    assert not NotRetained.objects.exists()


def test_whoever_was_presented_is_owed_an_answer_written_by_a_person(
    shared, karim, julie, nadia, claire, petit, now, letters_to
):
    withdraw(presentation_of(shared, nadia), by=nadia.person, at=now)
    withdraw_need(shared.need, BECAUSE, by=petit, at=now)
    owed = NotRetained.objects.still_owed()
    assert {one.presentation.member for one in owed} == {karim, julie}
    assert {(one.client_sentence, one.promised_at) for one in owed} == {(BECAUSE, promise(now))}
    assert "need_withdrawn" not in letters_to(karim.person)
    assert "2 personnes présentées attendent" in told_to(claire)
    sign_answer(owed.first(), "Le projet attend un an.", by=claire, at=now)
    answer = Letter.objects.get(kind="missions/not_retained")
    assert "retire ce besoin" in answer.text
    assert BECAUSE not in answer.text


def test_those_presented_hear_nothing_automatic_in_either_language(shared, claire, petit, now):
    Person.objects.update(language="en")
    claire.refresh_from_db()
    withdraw_need(shared.need, BECAUSE, by=petit, at=now)
    assert "3 people presented to the client await an answer" in told_to(claire)
    assert not Letter.objects.filter(kind="missions/need_withdrawn").exists()


def told_to(person) -> str:
    return Letter.objects.get(to=person, kind="missions/need_withdrawn_told").text


def test_what_was_booked_is_called_off(shared, karim, petit, now):
    one = presentation_of(shared, karim)
    slot = offer_slots(one, [now + timedelta(days=5)], by=karim.person, at=now)[0]
    booked = book(one, slot, by=petit, at=now)
    withdraw_need(shared.need, BECAUSE, by=petit, at=now)
    booked.refresh_from_db()
    assert booked.state == "cancelled"


def test_twice_is_once(shared, petit, now):
    withdraw_need(shared.need, BECAUSE, by=petit, at=now)
    withdraw_need(shared.need, BECAUSE, by=petit, at=now)
    assert NotRetained.objects.count() == 3


def test_it_takes_a_sentence(need, petit, now):
    with pytest.raises(Incomplete):
        withdraw_need(need, " ", by=petit, at=now)


def test_a_choice_is_not_taken_back_so(shared, karim, petit, now):
    chosen_mission(shared, karim, by=petit, at=now)
    with pytest.raises(TooLate):
        withdraw_need(shared.need, BECAUSE, by=petit, at=now)


@pytest.mark.parametrize("who", ["claire", "ines", "odile", "oscar"])
def test_only_the_client_withdraws_it(who, need, ardance, now, request):
    with pytest.raises(Refused):
        withdraw_need(need, BECAUSE, by=request.getfixturevalue(who), at=now)
