import pytest
import time_machine

from ensemble.foundation.conversations.actions.saying import say
from ensemble.foundation.conversations.tests.builders import NOW, a_conversation

HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def on_the_day():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def conversation(petit, claire, varenne):
    return a_conversation(varenne, petit, claire)


@pytest.fixture
def url(conversation):
    return f"/conversations/{conversation.public_id}"


def test_it_shows_what_was_said(client, conversation, url, petit, claire):
    say(conversation, by=claire, text="Bonjour <b>Laurent</b>\n\nÀ lundi", at=NOW)
    client.force_login(petit)

    page = client.get(url).content.decode()

    assert "Bonjour &lt;b&gt;Laurent&lt;/b&gt;" in page
    assert "Claire Morel" in page
    assert "<html" in page


def test_asked_by_htmx_it_is_the_thread_alone(client, url, petit):
    client.force_login(petit)

    answer = client.get(url, headers=HTMX)

    assert "<html" not in answer.content.decode()
    assert answer.content.decode().strip().startswith('<section class="thread"')


def test_what_is_new_is_marked_once(client, conversation, url, petit, claire):
    say(conversation, by=claire, text="Bonjour", at=NOW)
    client.force_login(petit)

    assert "Nouveau" in client.get(url).content.decode()
    assert "Nouveau" not in client.get(url).content.decode()


def test_one_replies_without_a_script(client, conversation, url, petit):
    client.force_login(petit)

    answer = client.post(f"{url}/say", {"text": "Bonjour\u202e Claire"})

    assert (answer.status_code, answer.headers["Location"]) == (303, url)
    assert conversation.messages.get().text == "Bonjour Claire"


def test_one_replies_without_leaving_the_page(client, url, petit):
    client.force_login(petit)

    answer = client.post(f"{url}/say", {"text": "Bonjour"}, headers=HTMX)

    assert answer.status_code == 200
    assert "Bonjour" in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_sent_twice_or_back_then_sent_again_it_is_said_once(client, conversation, url, petit):
    client.force_login(petit)
    key = client.get(url).context["form"]["key"].value()

    for _time in range(2):
        answer = client.post(f"{url}/say", {"text": "Bonjour", "key": key})
        assert (answer.status_code, answer.headers["Location"]) == (303, url)

    assert conversation.messages.count() == 1
    assert client.get(url).context["form"]["key"].value() != key


def test_other_words_from_a_page_already_sent_are_late(client, conversation, url, petit):
    client.force_login(petit)
    key = client.get(url).context["form"]["key"].value()
    client.post(f"{url}/say", {"text": "Bonjour", "key": key})

    assert client.post(f"{url}/say", {"text": "Bonsoir", "key": key}).status_code == 409
    assert conversation.messages.count() == 1


@pytest.mark.parametrize("text", ["", "   ", "\u200b", "x" * 5001])
def test_what_cannot_be_sent_is_kept_and_explained(client, conversation, url, petit, text):
    client.force_login(petit)

    answer = client.post(f"{url}/say", {"text": text})

    assert answer.status_code == 422
    assert conversation.messages.count() == 0
    assert text[:100].strip() in answer.content.decode()


def test_for_others_it_does_not_exist(client, url, oscar):
    client.force_login(oscar)

    assert client.get(url).status_code == 404
    assert client.post(f"{url}/say", {"text": "Bonjour"}).status_code == 404


def test_a_visitor_goes_to_the_door(client, url, conversation):
    assert client.get(url).headers["Location"].startswith("/door?next=")


def test_a_long_thread_opens_on_its_end(client, conversation, url, petit, claire):
    for number in range(1, 36):
        say(conversation, by=claire, text=f"Message {number}.", at=NOW)
    client.force_login(petit)

    page = client.get(url).content.decode()
    assert "Message 6." in page
    assert "Message 5." not in page
    assert page.index("Message 6.") < page.index("Message 35.")
    assert "Message 1." in client.get(f"{url}?all").content.decode()


def test_it_costs_the_same_for_one_message_or_three(
    client, conversation, url, petit, claire, django_assert_max_num_queries
):
    client.force_login(petit)
    say(conversation, by=claire, text="Un", at=NOW)
    with django_assert_max_num_queries(20) as one:
        client.get(url)
    for text in ("Deux", "Trois"):
        say(conversation, by=claire, text=text, at=NOW)
    with django_assert_max_num_queries(20) as three:
        client.get(url)

    assert len(one) == len(three)
