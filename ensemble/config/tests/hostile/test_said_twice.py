"""Questions pressed several times within a few milliseconds (16): said once, in one conversation."""

import pytest
from django.urls import reverse

from ensemble.config.tests.hostile.test_races import at_once
from ensemble.foundation.conversations.models import Conversation, Message
from ensemble.foundation.core.ids import uuid7
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.timeline.models import Entry
from ensemble.work.missions.tests import builders as build

pytestmark = pytest.mark.django_db(transaction=True)
ROUTES = {"questions": "missions.client_wrote", "question": "missions.question_asked"}


@pytest.fixture(params=ROUTES)
def route(request, ines, bruno, claire, karim, julie, petit, now) -> tuple[str, str]:
    """Where the client asks, and the line it leaves in the history."""
    build.put_in_force(ines, bruno, at=now)
    need = build.sent_need(petit, at=now)
    letter = build.shared_shortlist(need, [karim, julie], by=claire, at=now)
    about = {"questions": need, "question": build.presentation_of(letter, karim)}[request.param]
    return reverse(f"missions:{request.param}", args=[about.public_id]), ROUTES[request.param]


def test_a_question_sent_three_times_is_said_once(route, petit):
    url, verb = route
    words = {"text": "Parle-t-il anglais ?", "key": uuid7()}
    assert at_once(petit, url, words) == [303, 303, 303]
    assert [message.text for message in Message.objects.all()] == ["Parle-t-il anglais ?"]
    assert Letter.objects.filter(kind="conversations/message").count() == 1
    assert Entry.objects.filter(verb=verb).count() == 1


def test_first_words_at_once_open_one_conversation(route, petit):
    """Without the key of a page, each is said; all of them in the same place."""
    url, _verb = route
    assert at_once(petit, url, {"text": "Parle-t-il anglais ?"}) == [303, 303, 303]
    assert Conversation.objects.count() == 1
    assert Message.objects.count() == 3
