from datetime import date
from decimal import Decimal

import pytest

from ensemble.people.profiles.actions.describing import describe, hold_skills
from ensemble.people.profiles.actions.indexing import index_card, place_named
from ensemble.people.profiles.actions.pausing import leave
from ensemble.people.profiles.models import Place, SearchEntry, SearchPosting, SearchWord
from ensemble.people.profiles.tests.builders import MONDAY, a_member, a_skill

pytestmark = pytest.mark.django_db


@pytest.fixture
def planning():
    return a_skill("Planification", english="Planning")


@pytest.fixture
def emile(claire, planning):
    return a_member(
        "Émile Zéphyr",
        by=claire,
        line="Études d’énergie",
        city="Saint-Étienne",
        rate=Decimal("700.50"),
        free_on=date(2026, 12, 1),
        skills=[planning],
    )


def cards_saying(word: str) -> int:
    return sum(SearchWord.objects.filter(word=word).values_list("cards", flat=True))


def test_it_writes_what_filters_look_at(emile, planning):
    place = Place.objects.get(name="Saint-Étienne")
    filters = ("cents", "free_on", "place_id", "remote")
    expected = (70050, date(2026, 12, 1), place.pk, False)
    assert SearchEntry.objects.values_list(*filters).get(card=emile.card) == expected
    postings = SearchPosting.objects.filter(card=emile.card)
    assert [posting.skill for posting in postings] == [planning]
    assert postings.values_list(*filters).get() == expected


def test_it_counts_a_word_once_for_each_card_that_says_it(emile, claire):
    assert cards_saying("energie") == 1
    a_member("Linh Tran", by=claire, line="Énergie, énergie et encore énergie")
    assert cards_saying("energie") == 2


def test_it_takes_back_the_words_a_card_no_longer_says(emile):
    describe(emile.card, by=emile.person, at=MONDAY, line="Logistique")
    assert (cards_saying("energie"), cards_saying("logistique")) == (0, 1)


def test_it_knows_a_card_by_both_names_of_a_skill(emile):
    assert (cards_saying("planification"), cards_saying("planning")) == (1, 1)
    hold_skills(emile.card, [], by=emile.person, at=MONDAY)
    assert (cards_saying("planification"), cards_saying("planning")) == (0, 0)
    assert not SearchPosting.objects.filter(card=emile.card).exists()


def test_it_says_the_same_when_it_is_written_again(emile):
    before = (
        SearchEntry.objects.values().get(card=emile.card),
        list(SearchWord.objects.order_by("word").values()),
    )
    index_card(emile.card)
    assert before == (
        SearchEntry.objects.values().get(card=emile.card),
        list(SearchWord.objects.order_by("word").values()),
    )


def test_it_forgets_whoever_left(emile):
    leave(emile, by=emile.person, at=MONDAY)
    assert not SearchEntry.objects.filter(card=emile.card).exists()
    assert not SearchPosting.objects.filter(card=emile.card).exists()
    assert cards_saying("energie") == 0


@pytest.mark.parametrize("typed", ["Saint-Étienne", "saint etienne", " SAINT ÉTIENNE "])
def test_it_knows_one_place_under_its_spellings(emile, typed):
    place_named(typed)
    assert Place.objects.get().name == "Saint-Étienne"


def test_it_has_no_place_for_whoever_says_none():
    assert place_named("  ") is None
    assert not Place.objects.exists()
