"""Two clicks within five milliseconds."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from ensemble.foundation.conversations.actions.saying import say
from ensemble.foundation.conversations.models import Message
from ensemble.foundation.conversations.tests.builders import NOW, a_conversation
from ensemble.foundation.core.ids import uuid7
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.persons.actions.welcoming import meet


@pytest.mark.django_db(transaction=True)
def test_a_double_click_says_the_words_once():
    petit, claire = (meet(f"{name}@race.example", name, at=NOW) for name in ("petit", "claire"))
    conversation = a_conversation(claire, petit, claire)
    key, start = uuid7(), Barrier(2)

    def click(_finger):
        start.wait()
        try:
            return say(conversation, by=petit, text="Bonjour", at=NOW, key=key).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as fingers:
        said = set(fingers.map(click, "ab"))

    assert said == set(Message.objects.values_list("pk", flat=True))
    assert Letter.objects.count() == len(said) == 1
