from datetime import timedelta
from decimal import Decimal

import pytest

from ensemble.foundation.core.errors import Incomplete, Refused, TooLate
from ensemble.foundation.mailroom.models import Letter
from ensemble.work.missions.actions.composing import add, compose
from ensemble.work.missions.actions.consenting import (
    ask,
    ask_all,
    correct,
    nudge,
    say_no_thank_you,
    say_yes,
    withdraw,
)
from ensemble.work.missions.models import Presentation
from ensemble.work.missions.tests.builders import LIMIT, WHY, another_member, presentation_of


@pytest.fixture
def one(asked, karim) -> Presentation:
    return presentation_of(asked, karim)


def test_she_reads_what_the_client_would_read(one, karim):
    letter = Letter.objects.get(to=karim.person, kind="missions/consent_asked")
    for words in (WHY, LIMIT, "850,00\u00a0€", "73,91\u00a0€", "923,91\u00a0€", "8\u00a0%"):
        assert words in letter.text


def test_nobody_is_asked_without_a_reason_and_a_limit(need, karim, claire, now, letters_to):
    shortlist = compose(need, by=claire, at=now)
    presentation = add(shortlist, karim, by=claire, at=now, why=WHY)
    with pytest.raises(Incomplete):
        ask(presentation, by=claire, at=now)
    assert letters_to(karim.person) == []


def test_all_are_asked_or_none(need, karim, julie, claire, now, letters_to):
    shortlist = compose(need, by=claire, at=now)
    add(shortlist, karim, by=claire, at=now, why=WHY, limit=LIMIT)
    add(shortlist, julie, by=claire, at=now, why="", limit=LIMIT)
    with pytest.raises(Incomplete):
        ask_all(shortlist, by=claire, at=now)
    assert letters_to(karim.person) == []


def test_nobody_is_asked_without_a_fee_to_show(build, claire, petit, karim, now):
    shortlist = compose(build.sent_need(petit, at=now), by=claire, at=now)
    presentation = add(shortlist, karim, by=claire, at=now, why=WHY, limit=LIMIT)
    with pytest.raises(TooLate):
        ask(presentation, by=claire, at=now)


def test_asking_twice_is_asking_once(one, claire, karim, now, letters_to):
    ask(one, by=claire, at=now)
    assert letters_to(karim.person) == ["consent_asked"]


def test_a_yes_is_told_to_the_manager(one, karim, claire, now, letters_to):
    say_yes(one, by=karim.person, at=now)
    say_yes(presentation_of(one.shortlist, karim), by=karim.person, at=now)
    assert presentation_of(one.shortlist, karim).state == "yes"
    assert letters_to(claire) == ["need_entrusted", "consent_answered"]


def test_she_corrects_her_facts_as_she_agrees(one, karim, now):
    say_yes(one, by=karim.person, at=now, rate=Decimal("900.00"), place="Mâcon")
    one.refresh_from_db()
    assert (one.rate, one.place, one.fee_line().price) == (
        Decimal("900.00"),
        "Mâcon",
        Decimal("978.26"),
    )
    karim.card.refresh_from_db()
    assert karim.card.rate == Decimal("850.00")


def test_and_afterwards_until_the_letter_leaves(one, shared_later, karim, now):
    say_yes(one, by=karim.person, at=now)
    correct(one, by=karim.person, at=now, line="Directeur logistique")
    with pytest.raises(Incomplete):
        correct(one, by=karim.person, at=now, rate=None)
    assert presentation_of(one.shortlist, karim).line == "Directeur logistique"
    shared_later()
    with pytest.raises(TooLate):
        correct(one, by=karim.person, at=now, line="Autre")


@pytest.fixture
def shared_later(asked, julie, claire, now):
    from ensemble.work.missions.actions.signing import sign

    def share():
        say_yes(presentation_of(asked, julie), by=julie.person, at=now)
        sign(asked, by=claire, at=now)

    return share


def test_a_card_without_rate_gives_it_with_the_yes(need, claire, now):
    lucie = another_member("Lucie Marchand", claire, now)
    shortlist = compose(need, by=claire, at=now)
    presentation = add(shortlist, lucie, by=claire, at=now, why=WHY, limit=LIMIT)
    ask(presentation, by=claire, at=now)
    assert presentation.fee_line() is None
    with pytest.raises(Incomplete):
        say_yes(presentation, by=lucie.person, at=now, line="Acheteuse")
    say_yes(presentation, by=lucie.person, at=now, line="Acheteuse", rate=Decimal(700))
    assert presentation.state == "yes"


def test_no_thank_you_gives_no_reason_and_may_be_taken_back(one, karim, now):
    say_no_thank_you(one, by=karim.person, at=now)
    say_no_thank_you(one, by=karim.person, at=now)
    assert one.state == "no_thank_you"
    say_yes(one, by=karim.person, at=now)
    assert one.state == "yes"


def test_no_one_answers_for_another(one, julie, claire, petit, ines, odile, now):
    for person in (julie.person, claire, petit, ines, odile):
        for answer in (say_yes, say_no_thank_you, withdraw, correct):
            with pytest.raises(Refused):
                answer(one, by=person, at=now)


def test_a_reminder_is_a_gesture_once_a_working_day(one, claire, karim, now, letters_to):
    with pytest.raises(TooLate):
        nudge(one, by=claire, at=now)
    tomorrow = now + timedelta(days=1)
    nudge(one, by=claire, at=tomorrow)
    with pytest.raises(TooLate):
        nudge(one, by=claire, at=tomorrow + timedelta(hours=3))
    with pytest.raises(TooLate):
        nudge(one, by=claire, at=now + timedelta(days=2))  # a Saturday
    nudge(one, by=claire, at=now + timedelta(days=4))
    assert letters_to(karim.person) == ["consent_asked", "consent_reminder", "consent_reminder"]


def test_whoever_answered_is_not_reminded(one, claire, karim, now):
    say_yes(one, by=karim.person, at=now)
    with pytest.raises(TooLate):
        nudge(one, by=claire, at=now + timedelta(days=1))


def test_nothing_but_the_manager_reminds(one, now, letters_to, karim):
    from ensemble.foundation.core.jobs import run_waiting

    run_waiting()
    assert letters_to(karim.person) == ["consent_asked"]


def test_she_withdraws_until_the_end(shared, karim, claire, petit, now, letters_to):
    one = presentation_of(shared, karim)
    withdraw(one, by=karim.person, at=now)
    withdraw(one, by=karim.person, at=now)
    assert presentation_of(shared, karim).state == "withdrawn"
    assert letters_to(claire)[-1] == "withdrew"
    assert letters_to(petit)[-1] == "person_withdrew"
    assert not Presentation.objects.visible_to(petit).filter(pk=one.pk).exists()


def test_before_the_letter_leaves_the_client_knows_nothing(one, karim, petit, now, letters_to):
    say_yes(one, by=karim.person, at=now)
    withdraw(one, by=karim.person, at=now)
    assert letters_to(petit) == ["need_received"]


def test_after_the_end_there_is_nothing_to_withdraw_from(shared, karim, julie, petit, now, build):
    build.chosen_mission(shared, julie, by=petit, at=now)
    with pytest.raises(TooLate):
        withdraw(presentation_of(shared, karim), by=karim.person, at=now)
