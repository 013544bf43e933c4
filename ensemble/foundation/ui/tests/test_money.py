from decimal import Decimal

import pytest
from django.utils import translation

from ensemble.foundation.ui.formats.money import euros, percent, rate


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        (Decimal("11700"), "11 700,00 €", "€11,700.00"),
        (Decimal("0"), "0,00 €", "€0.00"),
        (Decimal("1234567.895"), "1 234 567,90 €", "€1,234,567.90"),
        (Decimal("-1017.39"), "−1 017,39 €", "−€1,017.39"),
        (850, "850,00 €", "€850.00"),
        (None, "", ""),
        ("", "", ""),
        (Decimal("NaN"), "", ""),
    ],
)
def test_it_writes_euros_without_ever_wrapping(value, french, english):
    with translation.override("fr"):
        assert euros(value) == french.replace(" ", "\u00a0")
    with translation.override("en"):
        assert euros(value) == english


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        (Decimal("850.00"), "850 € HT / jour", "€850 excl. VAT / day"),
        (Decimal("1250.5"), "1 250,50 € HT / jour", "€1,250.50 excl. VAT / day"),
        (None, "", ""),
    ],
)
def test_it_writes_a_daily_rate(value, french, english):
    with translation.override("fr"):
        assert rate(value) == french.replace(" ", "\u00a0")
    with translation.override("en"):
        assert rate(value) == english.replace(" ", "\u00a0")


@pytest.mark.parametrize(
    ("value", "french", "english"),
    [
        (Decimal("8.00"), "8 %", "8%"),
        (Decimal("24.60"), "24,6 %", "24.6%"),
        (100, "100 %", "100%"),
        (None, "", ""),
    ],
)
def test_it_writes_points(value, french, english):
    with translation.override("fr"):
        assert percent(value) == french.replace(" ", "\u00a0")
    with translation.override("en"):
        assert percent(value) == english
