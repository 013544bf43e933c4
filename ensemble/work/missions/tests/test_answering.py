import pytest

from ensemble.foundation.core.errors import Incomplete, Refused, TooLate
from ensemble.foundation.mailroom.models import Letter
from ensemble.work.missions.actions.answering import sign_answer
from ensemble.work.missions.actions.explaining import say_why_not
from ensemble.work.missions.models import NotRetained
from ensemble.work.missions.tests.builders import chosen_mission

ANSWER = "Le chantier demandait d’être à Bourg chaque matin ; Grenoble est trop loin."


@pytest.fixture
def owed(shared, karim, julie, petit, now) -> NotRetained:
    """Karim is chosen; Julie is owed an answer."""
    chosen_mission(shared, karim, by=petit, at=now)
    return NotRetained.objects.get(presentation__member=julie)


def test_nothing_leaves_before_someone_writes_it(owed, julie, letters_to):
    assert letters_to(julie.person) == ["consent_asked", "presented"]
    assert not NotRetained.objects.visible_to(julie.person)


def test_the_answer_is_signed_and_sent(owed, julie, claire, now, letters_to):
    sign_answer(owed, ANSWER, by=claire, at=now)
    sign_answer(NotRetained.objects.get(pk=owed.pk), ANSWER, by=claire, at=now)
    assert letters_to(julie.person) == ["consent_asked", "presented", "not_retained"]
    letter = Letter.objects.get(to=julie.person, kind="missions/not_retained")
    assert ANSWER in letter.text
    assert "Claire Morel" in letter.text
    assert NotRetained.objects.visible_to(julie.person).get() == owed


def test_the_client_gives_a_sentence_for_the_manager_alone(owed, petit, julie, claire, now):
    say_why_not(owed, "Trop loin.", by=petit, at=now)
    assert NotRetained.objects.get(pk=owed.pk).client_sentence == "Trop loin."
    sign_answer(owed, ANSWER, by=claire, at=now)
    letter = Letter.objects.get(to=julie.person, kind="missions/not_retained")
    assert "Trop loin." not in letter.text
    with pytest.raises(TooLate):
        say_why_not(owed, "Trop tard.", by=petit, at=now)


def test_the_sentence_itself_is_no_answer(owed, petit, claire, now):
    say_why_not(owed, "Trop loin.", by=petit, at=now)
    for answer in ("", "  ", " Trop loin. "):
        with pytest.raises(Incomplete):
            sign_answer(owed, answer, by=claire, at=now)
    assert NotRetained.objects.get(pk=owed.pk).state == "owed"


def test_only_talent_answers_and_only_the_client_explains(owed, petit, karim, claire, odile, now):
    for person in (petit, karim.person, odile):
        with pytest.raises(Refused):
            sign_answer(owed, ANSWER, by=person, at=now)
    with pytest.raises(Refused):
        say_why_not(owed, "Non.", by=claire, at=now)
