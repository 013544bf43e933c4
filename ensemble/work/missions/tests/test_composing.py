import pytest

from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.people.profiles.actions.inviting import invite_member
from ensemble.people.profiles.actions.remembering import tell_how_we_met
from ensemble.work.missions.actions.composing import add, compose, set_aside, write
from ensemble.work.missions.actions.consenting import say_no_thank_you, say_yes
from ensemble.work.missions.models import Presentation, Shortlist
from ensemble.work.missions.tests.builders import LIMIT, WHY, presentation_of


def test_composing_twice_goes_on_with_the_same_shortlist(need, claire, hugo, now):
    first = compose(need, by=claire, at=now)
    assert compose(need, by=hugo, at=now) == first
    assert (need.state, first.number, first.promised_at) == ("composing", 1, need.promised_at)


@pytest.mark.parametrize("who", ["samira", "ines", "odile", "petit", "helene"])
def test_only_talent_composes(who, need, now, request):
    with pytest.raises(Refused):
        compose(need, by=request.getfixturevalue(who), at=now)


def test_facts_are_copied_from_the_card(need, karim, claire, now):
    shortlist = compose(need, by=claire, at=now)
    one = add(shortlist, karim, by=claire, at=now)
    card = karim.card
    assert (one.line, one.years, one.rate, one.free_on, one.place) == (
        card.line,
        card.years,
        card.rate,
        card.free_on,
        card.city,
    )


def test_adding_twice_is_adding_once(need, karim, claire, now):
    shortlist = compose(need, by=claire, at=now)
    assert add(shortlist, karim, by=claire, at=now) == add(shortlist, karim, by=claire, at=now)


def test_she_reads_nothing_before_she_is_asked(need, karim, claire, now, letters_to):
    add(compose(need, by=claire, at=now), karim, by=claire, at=now)
    assert not Presentation.objects.visible_to(karim.person)
    assert letters_to(karim.person) == []


def test_only_members_are_presented(need, claire, now):
    invited = invite_member(name="Lea Roy", email="lea@ailleurs.example", by=claire, at=now)
    with pytest.raises(TooLate, match="Lea Roy"):
        add(compose(need, by=claire, at=now), invited, by=claire, at=now)


def test_five_people_at_most(need, claire, now, karim, julie, nadia, sophie, build):
    shortlist = compose(need, by=claire, at=now)
    for member in (
        karim,
        julie,
        nadia,
        sophie,
        build.another_member("Lucie Marchand", claire, at=now),
    ):
        add(shortlist, member, by=claire, at=now)
    with pytest.raises(TooLate):
        add(shortlist, build.another_member("Paul Garnier", claire, at=now), by=claire, at=now)
    assert shortlist.presentations.count() == 5


def test_whoever_said_no_is_not_asked_again_for_this_need(asked, karim, claire, now):
    say_no_thank_you(presentation_of(asked, karim), by=karim.person, at=now)
    with pytest.raises(TooLate):
        add(asked, karim, by=claire, at=now)


def test_other_words_undo_an_agreement(asked, karim, claire, now):
    one = presentation_of(asked, karim)
    say_yes(one, by=karim.person, at=now)
    write(one, why="Une autre raison.", limit=LIMIT, by=claire, at=now)
    one.refresh_from_db()
    assert (one.state, one.why) == ("drafted", "Une autre raison.")
    assert not Presentation.objects.visible_to(karim.person)


def test_the_same_words_undo_nothing(asked, karim, claire, now):
    one = presentation_of(asked, karim)
    write(one, why=WHY, limit=LIMIT, by=claire, at=now)
    assert presentation_of(asked, karim).state == "asked"


def test_a_name_never_asked_is_set_aside_without_trace(need, karim, claire, now, letters_to):
    shortlist = compose(need, by=claire, at=now)
    set_aside(add(shortlist, karim, by=claire, at=now), by=claire, at=now)
    assert not shortlist.presentations.exists()
    assert letters_to(karim.person) == []


def test_whoever_was_asked_is_told(asked, karim, claire, now, letters_to):
    set_aside(presentation_of(asked, karim), by=claire, at=now)
    assert presentation_of(asked, karim).state == "released"
    assert letters_to(karim.person) == ["consent_asked", "released"]


def test_and_may_be_thought_of_again(asked, karim, claire, now):
    set_aside(presentation_of(asked, karim), by=claire, at=now)
    again = add(asked, karim, by=claire, at=now, why=WHY, limit=LIMIT)
    assert again.state == "drafted"


def test_a_shared_shortlist_is_no_longer_composed(shared, sophie, claire, now):
    with pytest.raises(TooLate):
        add(shared, sophie, by=claire, at=now)
    with pytest.raises(TooLate):
        compose(shared.need, by=claire, at=now)
    assert Shortlist.objects.count() == 1


def test_how_we_met_stands_in_the_presentation(need, karim, claire, now):
    tell_how_we_met(karim, text="Au café de Lyon.", by=claire, at=now)
    one = add(compose(need, by=claire, at=now), karim, by=claire, at=now)
    assert one.how_we_met == "Au café de Lyon."
