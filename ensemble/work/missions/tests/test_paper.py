import pytest
from time_machine import travel

from ensemble.foundation.papers.typesetting import flaws_of, pages
from ensemble.work.missions import paper


@pytest.fixture
def agreed(shared):
    return list(shared.presentations.filter(state="yes").order_by("member__person__sort_key"))


@pytest.fixture
def typeset_as(monkeypatch, shared, agreed):
    """What the letter asks of the typesetter, drawn by another of its gestures."""

    def draw(gesture, language):
        with monkeypatch.context() as patch:
            patch.setattr(paper, "typeset", gesture)
            return paper.shortlist_pdf(shared, agreed, language=language)

    return draw


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_typesetter_has_nothing_to_complain_of(typeset_as, language):
    assert typeset_as(flaws_of, language) == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_three_people_stand_on_two_pages(typeset_as, language):
    assert len(typeset_as(pages, language)) == 2


def test_read_a_year_later_it_is_the_same_letter(shared, agreed):
    signed = paper.shortlist_pdf(shared, agreed, language="fr")

    with travel("2031-01-01"):
        assert paper.shortlist_pdf(shared, agreed, language="fr") == signed


def test_what_people_typed_stays_words(shared, agreed, typeset_as):
    need = shared.need
    version = need.current
    version.context = '#panic("no") $x$ *gras* 🎉 李 "' + "x" * 3000
    version.save()

    assert typeset_as(flaws_of, "fr") == []
