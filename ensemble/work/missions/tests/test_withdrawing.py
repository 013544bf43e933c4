import pytest

from ensemble.foundation.core.errors import Incomplete, Refused, TooLate
from ensemble.work.missions.actions.composing import write
from ensemble.work.missions.actions.consenting import say_no_thank_you
from ensemble.work.missions.actions.withdrawing import withdraw_need
from ensemble.work.missions.models import Presentation, Shortlist
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


def test_twice_is_once(shared, karim, petit, now, letters_to):
    withdraw_need(shared.need, BECAUSE, by=petit, at=now)
    withdraw_need(shared.need, BECAUSE, by=petit, at=now)
    assert letters_to(karim.person).count("need_withdrawn") == 1


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
