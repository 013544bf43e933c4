"""A question sent again from the same page, about a need or about someone presented."""

import pytest

from ensemble.foundation.conversations.models import Message
from ensemble.foundation.timeline.models import Entry

VERBS = {
    ("questions", "petit"): "missions.client_wrote",
    ("questions", "claire"): "missions.client_asked",
    ("question", "petit"): "missions.question_asked",
    ("question", "claire"): "missions.question_answered",
}
WORDS = "Trois équipes ou deux ?"


@pytest.fixture(params=VERBS, ids="-".join)
def asking(request, as_, shared, about_karim, to):
    """A browser, the address, and the line that a question leaves in the history."""
    route, who = request.param
    thing = {"questions": shared.need, "question": about_karim}[route]
    return as_(request.getfixturevalue(who)), to(route, thing), VERBS[request.param]


def key_on(page) -> str:
    return str(page.context["form"]["key"].value())


def test_what_is_sent_twice_is_said_once(asking, letters_to, petit, claire):
    browser, url, verb = asking
    sent = {"text": WORDS, "key": key_on(browser.get(url))}
    first, again = [browser.post(url, sent) for _twice in range(2)]
    assert first.url == again.url
    assert Message.objects.count() == 1
    assert Entry.objects.filter(verb=verb).count() == 1
    assert [*letters_to(petit, "conversations"), *letters_to(claire, "conversations")] == [
        "message"
    ]


def test_a_need_moves_once(as_, claire, need, to, build, now):
    browser = as_(claire)
    sent = {"text": WORDS, "key": key_on(browser.get(to("questions", need)))}
    browser.post(to("questions", need), sent)
    need.refresh_from_db()
    build.compose(need, by=claire, at=now)
    assert browser.post(to("questions", need), sent).url == to("need", need)
    need.refresh_from_db()
    assert need.state == "composing"


def test_the_same_words_from_another_page_are_said(asking):
    browser, url, _verb = asking
    for _page in range(2):
        browser.post(url, {"text": WORDS, "key": key_on(browser.get(url))})
    assert Message.objects.count() == 2


def test_other_words_from_a_page_already_sent_stay_and_may_be_said(asking):
    browser, url, verb = asking
    sent = {"text": WORDS, "key": key_on(browser.get(url))}
    browser.post(url, sent)
    late = browser.post(url, sent | {"text": "Et le lundi ?"})
    assert late.status_code == 409
    assert late.context["form"]["text"].value() == "Et le lundi ?"
    assert Entry.objects.filter(verb=verb).count() == 1
    browser.post(url, {"text": "Et le lundi ?", "key": key_on(late)})
    assert [one.text for one in Message.objects.all()] == [WORDS, "Et le lundi ?"]


def test_the_page_of_the_need_carries_the_key(as_, petit, need, to):
    page = as_(petit).get(to("need", need))
    assert f'name="key" value="{key_on(page)}"' in page.text
