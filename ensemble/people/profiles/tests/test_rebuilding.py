from datetime import date

import pytest

from ensemble.people.profiles.actions.pausing import leave
from ensemble.people.profiles.actions.rebuilding import rebuild_search, rebuilt_afterwards
from ensemble.people.profiles.models import SearchEntry, SearchPosting, SearchWord
from ensemble.people.profiles.tests.builders import MONDAY, a_member, a_skill

pytestmark = pytest.mark.django_db


def indexed() -> tuple[list, list, list]:
    entries = SearchEntry.objects.order_by("pk").values()
    postings = SearchPosting.objects.order_by("card_id", "skill_id").values()
    words = SearchWord.objects.filter(cards__gt=0).order_by("word").values()
    return list(entries), list(postings), list(words)


def test_it_writes_what_each_card_wrote(claire, karim):
    planning = a_skill("Planification", english="Planning")
    a_member(
        "Émile Zéphyr",
        by=claire,
        line="Études d'énergie",
        text="Chez l'un, chez l'autre.",
        city="Saint-Étienne",
        rate=700,
        free_on=date(2026, 12, 1),
        skills=[planning, a_skill("C++")],
    )
    gone = a_member("Parti Ailleurs", by=claire, skills=[planning])
    leave(gone, by=gone.person, at=MONDAY)
    before = indexed()
    assert rebuild_search() == 2
    assert indexed() == before


def test_it_writes_the_search_once_after_many_cards(claire):
    with rebuilt_afterwards():
        a_member("Émile Zéphyr", by=claire, skills=[a_skill("Planification")])
        assert not SearchEntry.objects.exists()
    assert SearchEntry.objects.count() == 1
