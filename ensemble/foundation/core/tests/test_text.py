import unicodedata

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from ensemble.foundation.core.text import clean_email, clean_line, clean_text, sorting_key

HIDDEN = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200e\u200f\ufeff\u061c"


def test_marks_that_lie_about_the_order_are_removed():
    assert clean_line("Claire \u202eleroM\u202c") == "Claire leroM"
    assert clean_text(f"{HIDDEN}a{HIDDEN}b\x00c") == "abc"


def test_emoji_keep_their_joiner():
    assert clean_line("Équipe 👩‍💻") == "Équipe 👩‍💻"


def test_lines_are_kept_in_a_text_and_joined_in_a_line():
    assert clean_text(" Un\r\ndeux\rtrois \n") == "Un\ndeux\ntrois"
    assert clean_line(" Un\r\ndeux\u2028trois \t quatre") == "Un deux trois quatre"


@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(st.text(alphabet=st.characters() | st.sampled_from(HIDDEN + "e\u0301\x00\r\n")))
def test_nothing_hidden_is_left(text):
    cleaned = clean_text(text)

    assert unicodedata.is_normalized("NFC", cleaned)
    assert not set(cleaned) & set(HIDDEN + "\x00\r")
    assert "\n" not in clean_line(text)


@pytest.mark.parametrize(
    "spelling",
    [
        "Karim.Benali@Benali.Example",
        " karim.benali@benali.example ",
        "karim.benali@benali.example.",
        "karim.\u200bbenali@benali.example",
        "ｋarim.benali＠benali.example",
        "karim.benali@bena\u00adli.example",
    ],
)
def test_one_address_has_one_spelling(spelling):
    assert clean_email(spelling) == "karim.benali@benali.example"


def test_an_international_domain_is_kept_as_machines_write_it():
    assert clean_email("bonjour@café.example") == "bonjour@xn--caf-dma.example"


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("admin@ensembl\u0435.example", "confusable"),
        ("\u0430dmin@ensemble.example", "confusable"),
        ("hélène@varenne.example", "local"),
        ("a@.example", "domain"),
        ("a@" + "x" * 64 + ".example", "domain"),
        ("nobody", "invalid"),
        ("a b@c.example", "invalid"),
        ("a@b@c.example", "invalid"),
        ("a\r\nBcc: b@c.example", "invalid"),
        ("", "invalid"),
    ],
)
def test_what_is_not_an_address_is_refused(address, code):
    with pytest.raises(ValidationError) as refusal:
        clean_email(address)

    assert refusal.value.code == code


@given(st.text() | st.emails())
def test_an_address_is_its_own_spelling(text):
    try:
        address = clean_email(text)
    except ValidationError:
        return
    assert clean_email(address) == address
    assert address.isascii()
    assert address == address.lower()


def test_names_stand_in_the_order_french_readers_expect():
    names = ["Zoé", "Émile", "Fanny", "Œdipe", "Élodie", "eve", "Odile"]

    assert sorted(names, key=sorting_key) == [
        "Élodie",
        "Émile",
        "eve",
        "Fanny",
        "Odile",
        "Œdipe",
        "Zoé",
    ]
