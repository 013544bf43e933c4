"""The same form open twice: the second to be sent shows both texts, and loses none."""

import re

import pytest
from django.urls import reverse

from ensemble.people.profiles.actions.remembering import note
from ensemble.people.profiles.models import HowWeMet, Note
from ensemble.people.profiles.tests.builders import MONDAY

pytestmark = pytest.mark.django_db
SECTIONS = {
    "words": ({"line": "Des flux", "text": "Trente entrepôts.", "years": "20"}, "text"),
    "facts": ({"rate": "850", "city": "Lyon", "mobility": "Deux jours à Paris"}, "mobility"),
    "help": (
        {"can_help_with": "Lire un contrat", "would_like_help_with": "L’anglais"},
        "can_help_with",
    ),
}


@pytest.fixture
def hers(client, karim):
    client.force_login(karim.person)
    return client


def mark_on(page) -> str:
    return re.search(r'name="seen" value="(\w+)"', page.text)[1]


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_of_the_card_changed_in_another_window(hers, karim, section):
    said, name = SECTIONS[section]
    url = reverse("profiles:edit", args=[section])
    seen = mark_on(hers.get(url))
    assert hers.post(url, said | {"seen": seen}).status_code == 303
    late = hers.post(url, said | {name: "Écrit dans l’autre", "seen": seen})
    assert late.status_code == 409
    assert "Écrit dans l’autre" in late.text
    assert f"<dd>{said[name]}</dd>" in late.text
    assert late.text.count('class="wide-fact"') == 1
    karim.card.refresh_from_db()
    assert getattr(karim.card, name) == said[name]
    again = said | {name: "Écrit dans l’autre", "seen": mark_on(late)}
    assert hers.post(url, again).status_code == 303
    karim.card.refresh_from_db()
    assert getattr(karim.card, name) == "Écrit dans l’autre"


def test_the_same_words_sent_twice_are_saved_once(hers):
    url, (said, _name) = reverse("profiles:edit", args=["words"]), SECTIONS["words"]
    sent = said | {"seen": mark_on(hers.get(url))}
    assert [hers.post(url, sent).status_code for _click in range(2)] == [303, 303]


def test_her_words_beside_a_note(hers, karim, claire):
    written = note(karim, text="Préfère le lundi.", by=claire, at=MONDAY)
    url = reverse("profiles:correct", args=[written.public_id])
    seen = mark_on(hers.get(url))
    hers.post(url, {"text": "Plus maintenant.", "seen": seen})
    late = hers.post(url, {"text": "Le mardi aussi.", "seen": seen})
    assert late.status_code == 409
    assert "<dd>Plus maintenant.</dd>" in late.text
    assert "Le mardi aussi." in late.text
    assert Note.objects.get().correction == "Plus maintenant."
    hers.post(url, {"text": "Le mardi aussi.", "seen": mark_on(late)})
    assert Note.objects.get().correction == "Le mardi aussi."


def test_what_the_team_writes_is_added_and_never_written_over(client, karim, claire, hugo):
    for name, words in (("note", "Aime le train."), ("how_we_met", "À Lyon.")):
        url = reverse(f"profiles:{name}", args=[karim.card.public_id])
        for who in (claire, hugo):
            client.force_login(who)
            client.post(url, {"text": f"{words} {who.first_name}"})
    assert {one.text for one in Note.objects.all()} == {
        "Aime le train. Claire",
        "Aime le train. Hugo",
    }
    assert {one.text for one in HowWeMet.objects.all()} == {"À Lyon. Claire", "À Lyon. Hugo"}
