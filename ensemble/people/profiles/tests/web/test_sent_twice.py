"""Pressed twice, or Back then sent again: what the team remembers is added once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.urls import reverse

from ensemble.foundation.core.ids import uuid7
from ensemble.foundation.timeline.reading import history_of
from ensemble.people.profiles.actions.remembering import note
from ensemble.people.profiles.models import HowWeMet, Note
from ensemble.people.profiles.tests.builders import MONDAY

MEMORY = {
    "note": (Note, {"text": "Appeler avant 9 h."}, "profiles.noted"),
    "how_we_met": (
        HowWeMet,
        {"text": "Au café de Lyon.", "met_on": "2026-03-02"},
        "profiles.how_we_met_told",
    ),
}


@pytest.fixture
def hers(client, claire):
    client.force_login(claire)
    return client


def key_on(page) -> str:
    return str(page.context["form"]["key"].value())


@pytest.mark.django_db
@pytest.mark.parametrize("name", MEMORY)
def test_what_is_sent_twice_is_added_once(hers, karim, name):
    model, said, verb = MEMORY[name]
    url = reverse(f"profiles:{name}", args=[karim.card.public_id])
    sent = said | {"key": key_on(hers.get(url))}
    card = reverse("profiles:person", args=[karim.card.public_id])
    assert [hers.post(url, sent)["Location"] for _click in range(2)] == [card, card]
    assert model.objects.count() == 1
    assert history_of(karim).filter(verb=verb).count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("name", MEMORY)
def test_the_same_words_from_another_page_are_added(hers, karim, name):
    model, said, _verb = MEMORY[name]
    url = reverse(f"profiles:{name}", args=[karim.card.public_id])
    for _page in range(2):
        hers.post(url, said | {"key": key_on(hers.get(url))})
    assert model.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize("name", MEMORY)
def test_other_words_from_a_page_already_sent_stay_and_may_be_added(hers, karim, name):
    model, said, _verb = MEMORY[name]
    url = reverse(f"profiles:{name}", args=[karim.card.public_id])
    sent = said | {"key": key_on(hers.get(url))}
    hers.post(url, sent)
    late = hers.post(url, sent | {"text": "Aime le train."})
    assert late.status_code == 409
    assert "Aime le train." in late.text
    assert model.objects.get().text == said["text"]
    hers.post(url, said | {"text": "Aime le train.", "key": key_on(late)})
    assert {one.text for one in model.objects.all()} == {said["text"], "Aime le train."}


@pytest.mark.django_db
def test_the_key_of_another_opens_nothing(hers, karim, hugo):
    key = uuid7()
    note(karim, text="Aime le train.", by=hugo, at=MONDAY, key=key)
    url = reverse("profiles:note", args=[karim.card.public_id])
    assert hers.post(url, {"text": "Aime le train.", "key": key}).status_code == 409
    assert Note.objects.get().by == hugo


@pytest.mark.django_db(transaction=True)
def test_two_clicks_at_once_are_one_note(karim, claire):
    key, start = uuid7(), Barrier(2)

    def click(_finger):
        start.wait()
        try:
            return note(karim, text="Aime le train.", by=claire, at=MONDAY, key=key).pk
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as fingers:
        assert set(fingers.map(click, "ab")) == {Note.objects.get().pk}
