from datetime import timedelta

import pytest

from ensemble.foundation.core.errors import Incomplete, Refused, TooLate
from ensemble.work.contracts.actions.proposing import propose
from ensemble.work.contracts.actions.writing import approve_clause, propose_clause, set_clause_aside
from ensemble.work.contracts.blanks import known_blanks
from ensemble.work.contracts.models import Clause, PaperKind
from ensemble.work.contracts.texts import shipped

pytestmark = pytest.mark.usefixtures("operator", "helene")


@pytest.fixture
def wording(claire, now):
    """`wording(text_fr="…")`: another wording of an article of the order, proposed by Claire."""
    article = Clause.objects.get(paper="order", model="resale", slug="ending")

    def write(**change) -> Clause:
        said = {
            "heading_fr": "Fin",
            "text_fr": "Chacun prévient {notice_days} jours avant.",
            "heading_en": "End",
            "text_en": "Each gives {notice_days} days’ notice.",
            "source": "Maître Lenoir, 12 novembre 2026",
            "valid_from": now.date() + timedelta(days=7),
        }
        return propose_clause(article, by=claire, at=now, **(said | change))

    return write


def test_every_shipped_article_is_in_force_and_fills_its_blanks():
    assert Clause.objects.filter(state="in_force").count() == len(list(shipped(*PaperKind)))
    for clause in Clause.objects.all():
        assert clause.blanks <= known_blanks(clause.paper), clause


def test_two_people_change_an_article(wording, claire, hugo, now):
    proposed = wording()
    with pytest.raises(Refused):
        approve_clause(proposed, by=claire, at=now)
    approve_clause(proposed, by=hugo, at=now)
    day = proposed.valid_from
    article = Clause.objects.of("order", "resale").filter(slug="ending")
    assert article.in_force(day).get() == proposed
    assert article.in_force(day - timedelta(days=1)).get().valid_to == day


def test_a_blank_that_nothing_fills_is_refused(wording):
    with pytest.raises(Incomplete):
        wording(text_fr="Pour {budget}.")


def test_a_wording_never_looks_back(wording, now):
    with pytest.raises(Incomplete):
        wording(valid_from=now.date() - timedelta(days=1))


def test_set_aside_it_never_holds(wording, claire, hugo, now):
    proposed = wording()
    set_clause_aside(proposed, by=claire, at=now)
    with pytest.raises(TooLate):
        approve_clause(proposed, by=hugo, at=now)


def test_papers_already_written_keep_their_words(build, mission, ines, claire, hugo, wording, now):
    build.a_safe(mission, ines, at=now)
    order = propose(build.prepared(mission, at=now), by=claire, at=now)[2]
    before = order.words
    approve_clause(wording(valid_from=now.date()), by=hugo, at=now)
    order.refresh_from_db()
    assert order.words == before
