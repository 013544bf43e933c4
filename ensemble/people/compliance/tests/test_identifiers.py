"""Numbers are checked before anyone is asked about them."""

import pytest
from django.core.exceptions import ValidationError

from ensemble.people.compliance.identifiers import (
    bank_code,
    bank_number,
    french_vat_number,
    siren_number,
    siret_number,
    vat_number,
)

IBAN = "FR7630006000011234567890189"


def code_of(check, *typed, **known) -> str:
    with pytest.raises(ValidationError) as refused:
        check(*typed, **known)
    return refused.value.code


def test_r05_identifiers_are_checked():
    assert siren_number("732829320") == "732829320"
    assert french_vat_number("732829320") == "FR44732829320"
    assert code_of(siren_number, "732829321") == "checksum"
    assert code_of(siret_number, "30000000800011", siren="200000008") == "other_company"
    assert code_of(siret_number, "73282932000074", siren="404833048") == "other_company"


@pytest.mark.parametrize(
    ("siren", "vat"), [("512846072", "FR82512846072"), ("809112352", "FR47809112352")]
)
def test_r05_each_number_carries_its_key(siren, vat):
    """Worked out by hand, and each digit changed by one is refused."""
    assert (siren_number(siren), french_vat_number(siren)) == (siren, vat)
    assert vat_number(vat) == vat
    for place, digit in enumerate(siren):
        wrong = f"{siren[:place]}{(int(digit) + 1) % 10}{siren[place + 1 :]}"
        assert code_of(siren_number, wrong) == "checksum"


@pytest.mark.parametrize(
    "typed", ["732 829 320", "732.829.320", "732\u00a0829\u202f320", "٧٣٢٨٢٩٣٢٠"]
)
def test_it_reads_a_siren_as_people_write_it(typed):
    assert siren_number(typed) == "732829320"


@pytest.mark.parametrize(
    ("typed", "code"), [("73282932", "length"), ("73282932O", "digits"), ("", "digits")]
)
def test_it_says_what_is_wrong_with_a_siren(typed, code):
    assert code_of(siren_number, typed) == code


def test_it_accepts_the_places_of_la_poste_by_exception():
    assert siret_number("356 000 000 49837", siren="356000000") == "35600000049837"


def test_it_refuses_a_siret_with_a_digit_swapped():
    assert siret_number("73282932000074") == "73282932000074"
    assert code_of(siret_number, "73282932000047") == "checksum"
    assert code_of(siret_number, "7328293200007") == "length"


def test_a_french_vat_number_holds_its_siren():
    assert vat_number("fr 44 732829320", siren="732829320") == "FR44732829320"
    assert code_of(vat_number, "FR83404833048", siren="732829320") == "other_company"
    assert code_of(vat_number, "FR45732829320") == "checksum"


def test_a_vat_number_is_of_the_european_union():
    assert vat_number("DE 136 695 976") == "DE136695976"
    assert code_of(vat_number, "CHE107787577") == "country"
    assert code_of(vat_number, "BE 0.0.0 ; x") == "signs"


def test_an_iban_in_lower_case_with_spaces_is_the_same_iban():
    number = bank_number("fr76 3000 6000 0112 3456 7890 189")
    assert (number.iban, number.bic, number.country) == (IBAN, "AGRIFRPPXXX", "FR")
    assert number.masked == "FR76 •••• 0189"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("FR7630006000011234567890188", "checksum"),
        ("FR0630006000011234567890188", "national_checksum"),
        ("BR1800360305000010009795493C1", "sepa"),
        ("FR76300060000112345678901", "structure"),
        ("ZZ7630006000011234567890189", "structure"),
        ("FR76 3000 6000 0112 3456 7890 18é", "signs"),
    ],
)
def test_it_says_what_is_wrong_with_an_iban(typed, code):
    assert code_of(bank_number, typed) == code


def test_the_bic_follows_the_account():
    number = bank_number(IBAN)
    assert bank_code("", of=number) == "AGRIFRPPXXX"
    assert bank_code("agri fr pp", of=number) == "AGRIFRPP"
    assert code_of(bank_code, "COBADEFFXXX", of=number) == "country"
    assert code_of(bank_code, "AGRI", of=number) == "bic"
