from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from ensemble.foundation.core.fields import Amount, Email, Line, Prose


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("650", "650.00"),
        ("0,5", "0.50"),
        ("1 000,5", "1000.50"),
        ("1\u00a0000,50 €", "1000.50"),
        ("1\u202f000,50", "1000.50"),
        ("1,000.50", "1000.50"),
        ("1,000,000", "1000000.00"),
        ("1'200", "1200.00"),
        ("€1,200.5", "1200.50"),
        ("١٢", "12.00"),
        ("６５０", "650.00"),
        ("0.005", "0.01"),
    ],
)
def test_an_amount_is_read_as_people_write_it(typed, amount):
    assert Amount().clean(typed) == Decimal(amount)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("NaN", "amount"),
        ("1e309", "amount"),
        ("Infinity", "amount"),
        ("12 patates", "amount"),
        ("1,2,3", "amount"),
        ("--3", "amount"),
        ("9" * 400, "amount"),
        ("1,000", "ambiguous"),
        ("1.200", "ambiguous"),
        ("-3", "negative"),
        ("0", "negative"),
        ("0,001", "negative"),
        ("10000001", "high"),
        ("", "required"),
    ],
)
def test_what_is_not_an_amount_is_refused_with_a_reason(typed, code):
    with pytest.raises(ValidationError) as refusal:
        Amount().clean(typed)

    assert refusal.value.code == code


def test_an_amount_may_be_left_out():
    assert Amount(required=False).clean("") is None


@given(st.text())
def test_anything_typed_is_an_amount_or_refused(typed):
    try:
        amount = Amount().clean(typed)
    except ValidationError:
        return
    assert Decimal(0) < amount <= 10_000_000
    assert amount.as_tuple().exponent == -2


@given(st.decimals(Decimal("0.01"), 10**7, places=2))
def test_an_amount_survives_both_ways_of_writing(amount):
    assert Amount().clean(f"{amount:,.2f}") == amount
    assert Amount().clean(f"{amount:,.2f}".replace(",", "\u00a0").replace(".", ",")) == amount


def test_a_line_is_one_line():
    assert Line().clean(" Claire\r\n\u202eMorel ") == "Claire Morel"


def test_a_line_of_marks_nobody_sees_is_empty():
    with pytest.raises(ValidationError) as refusal:
        Line().clean("\u200b \u202e")

    assert refusal.value.code == "required"


def test_a_line_has_an_end():
    with pytest.raises(ValidationError) as refusal:
        Line(max_length=120).clean("é" * 10_000)

    assert [error.code for error in refusal.value.error_list] == ["max_length"]


def test_a_line_is_measured_as_it_is_kept():
    assert Line(max_length=3).clean("a\u200bb\u200bc") == "abc"


def test_prose_keeps_its_lines():
    assert Prose().clean("Un\r\n\r\ndeux\x00") == "Un\n\ndeux"


def test_an_address_is_given_in_its_one_spelling():
    assert Email().clean(" Claire@Rives.Example. ") == "claire@rives.example"


def test_what_is_wrong_with_an_address_is_said():
    with translation.override("fr"), pytest.raises(ValidationError) as refusal:
        Email().clean("claire")
    assert refusal.value.messages == [
        "Vérifiez l’adresse\u00a0: elle ressemble à nom@entreprise.fr."
    ]

    with translation.override("fr"), pytest.raises(ValidationError) as refusal:
        Email().clean("admin@ensembl\u0435.example")
    assert refusal.value.messages == [
        "Cette adresse mêle des lettres de plusieurs alphabets. Retapez-la, lettre par lettre."
    ]
