import pytest

from ensemble.foundation.conversations import reading
from ensemble.foundation.conversations.actions.opening import bring_in, let_go, open_conversation
from ensemble.foundation.conversations.actions.saying import say
from ensemble.foundation.conversations.models import Conversation
from ensemble.foundation.conversations.tests.builders import NOW, a_conversation
from ensemble.foundation.core.errors import Refused
from ensemble.foundation.timeline.reading import history_of, sentence


def test_it_gathers_people_around_a_thing(petit, claire, varenne, ardance):
    conversation = a_conversation(varenne, petit, claire)

    assert {part.person for part in conversation.participants.all()} == {petit, claire}
    assert list(reading.about(varenne)) == [conversation]
    assert list(reading.about(ardance)) == []
    assert conversation.about == varenne


def test_it_is_told_in_its_own_history(petit, claire, varenne):
    conversation = a_conversation(varenne, petit, claire)

    assert [sentence(entry) for entry in history_of(conversation)] == [
        "Laurent Petit a ouvert une conversation."
    ]


def test_one_opens_only_what_one_takes_part_in(petit, claire, varenne):
    with pytest.raises(Refused):
        open_conversation(varenne, "À propos d’eux", between=[petit], by=claire, at=NOW)

    assert Conversation.objects.count() == 0


def test_a_person_named_twice_takes_part_once(petit, claire, varenne):
    conversation = a_conversation(varenne, petit, claire, petit)

    assert conversation.participants.count() == 2


def test_a_colleague_is_brought_in_and_reads_everything(petit, claire, hugo, varenne):
    conversation = a_conversation(varenne, petit, claire)
    say(conversation, by=petit, text="Bonjour", at=NOW)

    bring_in(conversation, hugo, by=claire, at=NOW)
    bring_in(conversation, hugo, by=claire, at=NOW)

    assert list(Conversation.objects.visible_to(hugo)) == [conversation]
    assert list(reading.with_news(hugo)) == [conversation]
    assert [entry.verb for entry in history_of(conversation)] == [
        "conversations.opened",
        "conversations.said",
        "conversations.joined",
    ]
    assert sentence(history_of(conversation).last()) == (
        "Claire Morel a fait entrer Hugo Lantier dans la conversation."
    )


def test_nobody_brings_themselves_in(petit, claire, hugo, varenne):
    conversation = a_conversation(varenne, petit, claire)

    with pytest.raises(Refused):
        bring_in(conversation, hugo, by=hugo, at=NOW)


def test_whoever_is_let_go_no_longer_sees_that_it_exists(petit, claire, varenne):
    conversation = a_conversation(varenne, petit, claire)

    let_go(conversation, petit, by=None, at=NOW)
    let_go(conversation, petit, by=None, at=NOW)

    assert list(Conversation.objects.visible_to(petit)) == []
    assert [sentence(entry) for entry in history_of(conversation)][1:] == [
        "Laurent Petit ne prend plus part à la conversation."
    ]
