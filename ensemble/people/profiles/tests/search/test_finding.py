from datetime import date

import pytest

from ensemble.people.profiles.models import Card, Place, Skill
from ensemble.people.profiles.search.asking import Bounds
from ensemble.people.profiles.search.finding import find
from ensemble.people.profiles.search.reading import read
from ensemble.people.profiles.search.words import key_of
from ensemble.people.profiles.tests.builders import a_member, a_skill

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture
def town(claire):
    supply = a_skill("Supply chain", "chaîne logistique", "SCM")
    planning = a_skill("S&OP", "plan industriel et commercial", kind="method")
    cars = a_skill("Automobile", kind="sector", english="Automotive")
    a_member(
        "Karim Benali",
        by=claire,
        line="Directeur supply chain",
        text="Une usine qui livrait mal. Je passe ma semaine sur le quai de chargement.",
        city="Lyon",
        rate=950,
        free_on=date(2026, 12, 5),
        skills=[supply, planning, cars],
    )
    a_member(
        "Julie Lemaire",
        by=claire,
        line="Faire décider ensemble ceux qui vendent et ceux qui fabriquent",
        text="Neuf processus installés, de la PME au groupe de onze usines.",
        city="Saint-Étienne",
        remote=True,
        rate=780,
        free_on=date(2027, 2, 1),
        skills=[planning],
    )
    a_member(
        "Émile Zéphyr",
        by=claire,
        line="Études énergétiques",
        text="Je mène des études énergétiques pour des usines automobiles.",
        city="Nantes",
        rate=700,
    )


def names(text: str, limit: int = 20, offset: int = 0, **bounds) -> list[str]:
    found = find(read(text, today=TODAY), Bounds(**bounds), limit=limit, offset=offset)
    return [one.card["name"] for one in found]


@pytest.mark.usefixtures("town")
class TestOrder:
    def test_it_puts_first_who_holds_most_of_the_asked_skills(self):
        assert names("S&OP et supply chain") == ["Karim Benali", "Julie Lemaire"]

    def test_it_then_counts_the_asked_words(self):
        assert names("S&OP dans une PME") == ["Julie Lemaire", "Karim Benali"]

    def test_it_then_follows_the_alphabet(self):
        assert names("s&op") == ["Karim Benali", "Julie Lemaire"]
        assert names("") == ["Karim Benali", "Julie Lemaire", "Émile Zéphyr"]

    def test_it_adds_who_only_says_the_word(self):
        assert names("automobile") == ["Karim Benali", "Émile Zéphyr"]

    def test_it_leaves_out_who_says_half_a_name(self):
        a_skill("Études de marché")
        assert names("études de marché") == []

    def test_it_gives_the_same_order_page_by_page(self):
        everybody = names("S&OP automobile usine")
        pages = [names("S&OP automobile usine", limit=1, offset=at)[0] for at in range(3)]
        assert pages == everybody == ["Karim Benali", "Julie Lemaire", "Émile Zéphyr"]


@pytest.mark.usefixtures("town")
class TestWords:
    @pytest.mark.parametrize(
        "text",
        ["études énergétiques", "etude energetique", "ETUDES", "énergétique ; usines", "zephir"],
    )
    def test_it_forgives_accents_plurals_and_typing(self, text):
        assert names(text)[0] == "Émile Zéphyr"

    @pytest.mark.parametrize(
        "text", ["SCM", "chaine logistique", "Chaînes logistiques", "suply chain", "supply-chain"]
    )
    def test_it_knows_synonyms(self, text):
        assert names(text)[0] == "Karim Benali"

    def test_it_takes_a_name_in_a_brief_for_a_name(self):
        request = read("Bonjour Karin, " + "nous cherchons pour notre usine " * 5, today=TODAY)
        assert [word.label for word in request.words] == ["usine"]
        assert "karin" in request.unknown

    def test_it_finds_a_name_while_it_is_typed(self):
        assert names("benal") == ["Karim Benali"]

    @pytest.mark.parametrize("text", ["%", "'", "&:*", "a\x00b", "é" * 5000, "'; DROP TABLE"])
    def test_it_answers_anything(self, text):
        assert names(text) == names("") or names(text) == []

    def test_it_says_what_is_answered(self):
        request = read("supply chain, S&OP, quai", today=TODAY)
        karim, julie = find(request, Bounds(), limit=20)
        supply, planning = request.skills
        assert (karim.holds(supply), karim.holds(planning), karim.said) == (
            True,
            True,
            frozenset(request.lexemes),
        )
        assert (julie.holds(supply), julie.holds(planning)) == (False, True)
        assert not julie.mentions(supply)


@pytest.mark.usefixtures("town")
class TestBounds:
    def test_it_keeps_to_a_rate(self):
        assert names("S&OP", cents=800_00) == ["Julie Lemaire"]

    def test_it_keeps_to_a_date_that_was_said(self):
        assert names("", free_by=date(2027, 1, 1)) == ["Karim Benali"]

    def test_it_keeps_to_a_sector(self):
        cars = Skill.objects.get(code="automobile")
        assert names("usine", sector=cars.pk) == ["Karim Benali"]
        assert names("s&op", sector=cars.pk) == ["Karim Benali"]

    def test_it_keeps_to_a_city_or_a_distance(self):
        lyon = Place.objects.get(key=key_of("LYON"))
        assert names("S&OP", places=(lyon.pk,)) == ["Karim Benali"]
        assert names("S&OP", places=(lyon.pk,), remote=True) == ["Karim Benali", "Julie Lemaire"]
        assert names("", remote=True) == ["Julie Lemaire"]
        assert names("S&OP", places=()) == []


def test_it_has_nobody_to_show_in_an_empty_town(db):
    assert names("supply chain") == names("") == []
    assert not Card.objects.exists()
