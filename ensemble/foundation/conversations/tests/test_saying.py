import pytest

from ensemble.foundation.conversations.actions.saying import say
from ensemble.foundation.conversations.models import Message
from ensemble.foundation.conversations.tests.builders import NOW, a_conversation
from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.core.ids import uuid7
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.timeline.reading import history_of, sentence


def test_it_keeps_the_words(petit, claire, varenne):
    conversation = a_conversation(varenne, petit, claire)

    message = say(conversation, by=petit, text="Bonjour\nClaire", at=NOW)

    assert list(conversation.messages.all()) == [message]
    assert (message.by, message.text, message.at) == (petit, "Bonjour\nClaire", NOW)


def test_a_form_sent_twice_says_its_words_once(petit, claire, varenne):
    conversation, key = a_conversation(varenne, petit, claire), uuid7()

    first = say(conversation, by=petit, text="Bonjour", at=NOW, key=key)
    second = say(conversation, by=petit, text="Bonjour", at=NOW, key=key)

    assert second == first
    assert Letter.objects.filter(kind="conversations/message").count() == 1
    assert history_of(conversation).filter(verb="conversations.said").count() == 1


def test_a_form_that_comes_back_with_other_words_is_told(petit, claire, varenne):
    conversation, key = a_conversation(varenne, petit, claire), uuid7()
    say(conversation, by=petit, text="Bonjour", at=NOW, key=key)

    with pytest.raises(TooLate):
        say(conversation, by=petit, text="Bonsoir", at=NOW, key=key)

    assert conversation.messages.get().text == "Bonjour"


def test_the_key_of_another_opens_nothing(petit, claire, oscar, ardance, varenne):
    key = uuid7()
    say(a_conversation(varenne, petit, claire), by=petit, text="Bonjour", at=NOW, key=key)

    with pytest.raises(TooLate):
        say(a_conversation(ardance, oscar, claire), by=oscar, text="Bonjour", at=NOW, key=key)


def test_it_writes_to_each_of_the_others(petit, claire, hugo, varenne):
    conversation = a_conversation(varenne, petit, claire, hugo)

    say(conversation, by=petit, text="Peut-on commencer lundi ?", at=NOW)

    letters = Letter.objects.filter(kind="conversations/message")
    assert {letter.to for letter in letters} == {claire, hugo}
    letter = letters.get(to=claire)
    assert letter.subject.replace("\u00a0", " ") == (
        "Laurent Petit vous a écrit : Deux entrepôts avant l’été"
    )
    assert "Peut-on commencer lundi ?" in letter.text
    assert f"/conversations/{conversation.public_id}" in letter.text


def test_private_words_stay_out_of_letters(petit, claire, varenne):
    conversation = a_conversation(varenne, petit, claire, private=True)

    say(conversation, by=petit, text="Un mot confidentiel", at=NOW)

    letter = Letter.objects.get(kind="conversations/message")
    assert "Laurent Petit" in letter.text
    for version in (letter.subject, letter.text, letter.html):
        assert "confidentiel" not in version
        assert conversation.subject not in version


def test_a_letter_is_written_in_the_language_of_its_reader(oscar, claire, ardance):
    conversation = a_conversation(ardance, claire, oscar)

    say(conversation, by=claire, text="Bonjour Oscar", at=NOW)

    assert "Claire Morel writes:" in Letter.objects.get(to=oscar).text


def test_it_is_told_without_its_words(petit, claire, varenne):
    conversation = a_conversation(varenne, petit, claire)

    say(conversation, by=petit, text="Bonjour", at=NOW)

    entry = history_of(conversation).last()
    assert sentence(entry) == "Laurent Petit a écrit."
    assert entry.facts == {}


def test_others_say_nothing(petit, claire, oscar, odile, varenne):
    conversation = a_conversation(varenne, petit, claire)

    for person in (oscar, odile):
        with pytest.raises(Refused):
            say(conversation, by=person, text="Bonjour", at=NOW)

    assert Message.objects.count() == 0


@pytest.mark.parametrize(
    "words",
    [
        "[Ici](https://evil.example) ![](https://evil.example/x.png)",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "Bonjour\n# Sujet\n[Ouvrir](https://evil.example/a)",
    ],
)
def test_words_in_a_letter_lead_nowhere_else(petit, claire, varenne, words):
    conversation = a_conversation(varenne, petit, claire)

    say(conversation, by=petit, text=words, at=NOW)

    html = Letter.objects.get(to=claire).html
    assert "<img" not in html
    assert 'href="https://evil' not in html
    assert "javascript:alert" not in html.split("href=")[-1]
