from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ensemble.foundation.core.money import CENT, to_cents

AMOUNTS = st.decimals(-(10**9), 10**9, places=6)


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [
        ("325.005", "325.01"),
        ("0.005", "0.01"),
        ("2.675", "2.68"),
        ("-0.005", "-0.01"),
        ("7", "7.00"),
    ],
)
def test_half_a_cent_goes_up(exact, rounded):
    assert to_cents(Decimal(exact)) == Decimal(rounded)
    assert str(to_cents(Decimal(exact))) == rounded


@pytest.mark.parametrize("amount", [0.1, 3, "3.00", None])
def test_only_a_decimal_is_an_amount(amount):
    with pytest.raises(TypeError):
        to_cents(amount)


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "-Infinity", "sNaN"])
def test_what_is_not_a_number_is_not_an_amount(amount):
    with pytest.raises(ValueError, match="not an amount"):
        to_cents(Decimal(amount))


@given(AMOUNTS)
def test_it_is_never_more_than_half_a_cent_away(amount):
    assert abs(to_cents(amount) - amount) <= CENT / 2
    assert to_cents(to_cents(amount)) == to_cents(amount)
    assert to_cents(-amount) == -to_cents(amount)
    assert to_cents(amount).as_tuple().exponent == -2
