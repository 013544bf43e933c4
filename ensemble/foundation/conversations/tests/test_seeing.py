from ensemble.foundation.conversations import reading
from ensemble.foundation.conversations.actions.saying import say
from ensemble.foundation.conversations.actions.seeing import see
from ensemble.foundation.conversations.tests.builders import NOW, a_conversation


def test_what_another_says_is_new_until_one_looks(petit, claire, varenne):
    conversation = a_conversation(varenne, petit, claire)
    assert list(reading.with_news(claire)) == []

    say(conversation, by=petit, text="Bonjour", at=NOW)
    assert list(reading.with_news(claire)) == [conversation]

    see(conversation, by=claire)
    assert list(reading.with_news(claire)) == []


def test_one_s_own_words_are_not_new(petit, claire, varenne):
    conversation = a_conversation(varenne, petit, claire)

    say(conversation, by=petit, text="Bonjour", at=NOW)

    assert list(reading.with_news(petit)) == []


def test_looking_is_one_s_own_affair(petit, claire, hugo, varenne):
    conversation = a_conversation(varenne, petit, claire, hugo)
    say(conversation, by=petit, text="Bonjour", at=NOW)

    see(conversation, by=claire)

    assert list(reading.with_news(hugo)) == [conversation]


def test_someone_who_takes_no_part_has_no_news(petit, claire, oscar, varenne):
    conversation = a_conversation(varenne, petit, claire)
    say(conversation, by=petit, text="Bonjour", at=NOW)
    see(conversation, by=oscar)

    assert list(reading.with_news(oscar)) == []
