"""One's own card, section by section."""

import pytest
from django.urls import reverse

from ensemble.people.profiles.tests.builders import a_skill

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def at_home(client, karim):
    client.force_login(karim.person)
    return client


def test_words_are_shown_without_what_could_harm(at_home, karim):
    said = "**Gras** <img src=x onerror=alert(1)> [a](javascript:alert(1)) ![p](https://x.example/p.png)"
    at_home.post("/me/card/words", {"line": "Des flux", "text": said, "years": "24"})
    page = at_home.get(reverse("profiles:person", args=[karim.card.public_id])).content.decode()
    assert "<strong>Gras</strong>" in page
    for trap in ("<img src", "onerror=alert(1)>", 'href="javascript', '<img src="https'):
        assert trap not in page


def test_a_preview_saves_nothing(at_home, karim):
    said = {"line": "Autre", "text": "*mots*"}
    assert "<em>mots</em>" in at_home.post("/me/card/preview", said, headers=HTMX).content.decode()
    assert "<em>mots</em>" in at_home.post("/me/card/preview", said).content.decode()
    karim.card.refresh_from_db()
    assert karim.card.text == ""


def test_facts_keep_languages_in_order(at_home, karim):
    said = {"rate": "1 050,5", "city": "Lyon", "language_1": "fr", "level_1": "maternelle"}
    said |= {"language_2": "en", "level_2": "lu", "language_3": "fr", "level_3": "encore"}
    assert at_home.post("/me/card/facts", said).status_code == 303
    karim.card.refresh_from_db()
    assert str(karim.card.rate) == "1050.50"
    assert karim.card.languages == [["fr", "encore"], ["en", "lu"]]


@pytest.mark.parametrize("rate", ["-3", "NaN", "1e309", "beaucoup", "0", "99999999"])
def test_a_rate_that_is_none_is_explained_and_kept(at_home, rate):
    page = at_home.post("/me/card/facts", {"rate": rate, "city": "Villeurbanne"})
    assert page.status_code == 422
    assert "Villeurbanne" in page.content.decode()


def test_a_line_stays_a_line(at_home):
    assert at_home.post("/me/card/words", {"line": "x" * 10_000}).status_code == 422


def test_skills_are_suggested_added_and_dropped(at_home, karim):
    planning = a_skill("Planification de production", "ordonnancement")
    page = at_home.get("/me/card/skills?q=ordonn", headers=HTMX).content.decode()
    assert "Planification de production" in page
    at_home.post("/me/card/skills/add", {"skill": planning.code})
    at_home.post("/me/card/skills/add", {"skill": planning.code})
    assert list(karim.card.skills.all()) == [planning]
    at_home.post("/me/card/skills/drop", {"skill": planning.code})
    assert not karim.card.skills.exists()
    assert at_home.post("/me/card/skills/add", {"skill": "nulle-part"}).status_code == 404


def test_mass_assignment_is_ignored(at_home, karim):
    at_home.post("/me/card/help", {"can_help_with": "Lire", "rate": "1", "member": "1"})
    karim.card.refresh_from_db()
    assert (karim.card.can_help_with, str(karim.card.rate)) == ("Lire", "850.00")


def test_one_and_three_skills_cost_the_same(at_home, karim):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            at_home.get(reverse("profiles:person", args=[karim.card.public_id]))
        return len(asked)

    at_home.post("/me/card/skills/add", {"skill": a_skill("Un").code})
    queries()
    with_one = queries()
    for label in ("Deux", "Trois"):
        at_home.post("/me/card/skills/add", {"skill": a_skill(label).code})
    assert queries() == with_one
    assert with_one <= 20
