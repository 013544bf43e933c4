import os

import polib
import pytest

from ensemble.config import catalogues
from ensemble.config.catalogues import (
    FRENCH,
    compile_catalogues,
    find_disagreements,
    find_flaws,
    find_slips,
)


@pytest.fixture
def catalogue(tmp_path, monkeypatch):
    monkeypatch.setattr(catalogues, "ROOT", tmp_path)
    path = tmp_path / "app" / FRENCH
    path.parent.mkdir(parents=True)
    po = polib.POFile()
    po.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    po.append(polib.POEntry(msgid="Home", msgstr="Accueil"))
    po.save(str(path))
    return path


def test_it_compiles_what_was_never_compiled(catalogue):
    assert compile_catalogues() == 1
    assert polib.mofile(str(catalogue.with_suffix(".mo")))[0].msgstr == "Accueil"


def test_it_compiles_only_what_changed(catalogue):
    compile_catalogues()
    assert compile_catalogues() == 0
    later = catalogue.with_suffix(".mo").stat().st_mtime + 10
    os.utime(catalogue, (later, later))
    assert compile_catalogues() == 1


@pytest.mark.parametrize(
    ("entry", "flaw"),
    [
        (polib.POEntry(msgid="Home", msgstr=""), "without French: Home"),
        (polib.POEntry(msgid="Home", msgstr="Maison", flags=["fuzzy"]), "fuzzy: Home"),
        (
            polib.POEntry(msgid="Rate:", msgstr="Tarif :"),
            "a plain space beside a sign of French punctuation: Rate:",
        ),
        (polib.POEntry(msgid="Agreement", msgstr="L'accord"), "a straight apostrophe: Agreement"),
        (
            polib.POEntry(
                msgid="One day", msgid_plural="Days", msgstr_plural={0: "Un jour", 1: ""}
            ),
            "without French: One day",
        ),
    ],
)
def test_it_names_the_flaw_of_an_entry(entry, flaw):
    assert list(find_flaws(entry)) == [flaw]


def test_it_finds_no_flaw_in_good_typography():
    entry = polib.POEntry(msgid="Rate: it’s yours", msgstr="Tarif\u00a0: c’est le vôtre")
    assert list(find_flaws(entry)) == []


@pytest.mark.parametrize(
    ("line", "slips"),
    [
        ("Lieu : {{ place }}", ["1: a plain space beside a sign of French punctuation"]),
        ("{{ by.name }} vous écrit :", ["1: a plain space beside a sign of French punctuation"]),
        (
            "L'accord « {{ title }}\u00a0»",
            ["1: a plain space beside a sign of French punctuation", "1: a straight apostrophe"],
        ),
        ("Lieu\u00a0: {{ place }}", []),
        ("{% if by == to %}Vous{% url 'calendar:agenda' %}", []),
        ("[L’agenda]({{ url }}/a?title=it's)", []),
        ("Voir https://rives.example/it's", []),
    ],
)
def test_it_reads_a_french_letter_and_passes_over_tags_and_addresses(tmp_path, line, slips):
    letter = tmp_path / "booked.fr.md"
    letter.write_text(line)
    assert list(find_slips(letter)) == slips


def test_it_finds_no_slip_in_the_letters_of_the_house():
    letters = sorted(catalogues.ROOT.rglob("*.fr.md"))
    assert letters
    assert [(letter.name, slip) for letter in letters for slip in find_slips(letter)] == []


def test_two_apps_say_one_english_in_one_french(catalogue, tmp_path):
    other = tmp_path / "later" / FRENCH
    other.parent.mkdir(parents=True)
    po = polib.POFile()
    po.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    po.append(polib.POEntry(msgid="Home", msgstr="Domicile"))
    po.append(polib.POEntry(msgctxt="an address", msgid="Home", msgstr="Chez soi"))
    po.save(str(other))
    assert list(find_disagreements()) == [
        "'Home' is said in 2 ways: 'Accueil' (app), 'Domicile' (later)"
    ]


def test_our_apps_agree():
    assert list(find_disagreements()) == []
