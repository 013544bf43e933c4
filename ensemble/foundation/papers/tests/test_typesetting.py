from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import typst

from ensemble.foundation.papers import typesetting
from ensemble.foundation.papers.tests.builders import AT, a_letter
from ensemble.foundation.papers.typesetting import flaws_of, pages, typeset


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_is_an_archive_that_can_be_read_aloud(language):
    pdf = typeset("papers/letter", a_letter(), language=language)

    assert pdf.startswith(b"%PDF-1.7")
    assert b"<pdfaid:part>3</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
    assert f"<dc:language><rdf:Bag><rdf:li>{language}".encode() in pdf


@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_finds_its_fonts_and_has_nothing_to_complain_of(language):
    assert flaws_of("papers/letter", a_letter(), language=language) == []


def test_it_would_tell_that_a_font_is_missing(monkeypatch):
    monkeypatch.setattr(typesetting, "_fonts", lambda: typst.Fonts(include_system_fonts=False))
    monkeypatch.setattr(typesetting, "own", type(typesetting.own)())

    assert {
        flaw.split(":")[0] for flaw in flaws_of("papers/letter", a_letter(), language="fr")
    } == {"unknown font family"}


def test_it_carries_both_families():
    pdf = typeset("papers/letter", a_letter(), language="fr")

    assert b"BricolageGrotesque" in pdf
    assert b"AtkinsonHyperlegibleNext" in pdf
    assert b"Libertinus" not in pdf


def test_it_is_the_same_file_for_the_same_data():
    first = typeset("papers/letter", a_letter(), language="fr")

    assert typeset("papers/letter", a_letter(), language="fr") == first
    later = a_letter(at=AT + timedelta(days=1))
    assert typeset("papers/letter", later, language="fr") != first


def test_it_numbers_its_pages():
    short, long = a_letter(), a_letter(words="Bonjour,\n\n" * 60)

    assert len(pages("papers/letter", short, language="fr")) == 1
    assert len(pages("papers/letter", long, language="fr")) == 2


@pytest.mark.parametrize(
    "words",
    [
        "#panic() $x$ *gras* _souligné_ @someone <label> = Titre \\ // [",
        '"; #import "/etc/passwd": * //',
        "🎉👩‍💻 Bravo 李雷, مرحبا, Владимир",
        "Une ligne\u0007 avec une cloche",
        "x" * 10_000,
        "",
    ],
)
def test_it_shows_what_people_type_as_they_typed_it(words):
    assert flaws_of("papers/letter", a_letter(words=words), language="fr") == []


def test_it_serves_several_threads_at_once():
    expected = typeset("papers/letter", a_letter(), language="fr")

    with ThreadPoolExecutor(4) as threads:
        made = list(
            threads.map(lambda _n: typeset("papers/letter", a_letter(), language="fr"), range(20))
        )

    assert set(made) == {expected}


def test_it_refuses_data_it_cannot_write():
    with pytest.raises(TypeError):
        typeset("papers/letter", a_letter(words=object()), language="fr")
