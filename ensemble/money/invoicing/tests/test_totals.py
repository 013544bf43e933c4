from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ensemble.money.invoicing.drafts import Line
from ensemble.money.invoicing.totals import billed, grouped, shared, totals
from ensemble.money.invoicing.vat import VatCase

STANDARD = VatCase("standard", "S", Decimal("20"), "collection")
REDUCED = VatCase("overseas", "S", Decimal("8.5"), "collection")
halves = st.integers(1, 62).map(lambda n: Decimal(n) / 2)
prices = st.decimals("0.01", "5000", places=2)
amounts = st.decimals("-100000", "100000", places=2)


def test_half_a_day_is_rounded_once_and_half_up():
    line = billed(Line("Atelier", Decimal("0.5"), Decimal("650.01")), STANDARD)

    assert line.net == Decimal("325.01")


def test_an_amount_is_shared_to_the_cent_in_a_stable_order():
    assert shared(Decimal("100.00"), [1, 1, 1]) == [
        Decimal("33.34"),
        Decimal("33.33"),
        Decimal("33.33"),
    ]
    assert shared(Decimal("-0.01"), [1, 1]) == [Decimal("-0.01"), Decimal("0.00")]
    assert shared(Decimal("0.05"), [0, 3, 1]) == [0, Decimal("0.04"), Decimal("0.01")]


@pytest.mark.parametrize("weights", [[], [0, 0], [1, -1, 1]])
def test_an_amount_is_shared_by_weights_above_zero(weights):
    with pytest.raises(ValueError, match="weights"):
        shared(Decimal("1.00"), weights)


@given(
    st.lists(st.tuples(halves, prices), min_size=1, max_size=20),
    st.sampled_from([STANDARD, REDUCED]),
)
def test_totals_add_up_whatever_the_lines(days, case):
    lines = [billed(Line("Jours", quantity, price), case) for quantity, price in days]
    groups = grouped(lines, case)
    sums = totals(groups)

    assert sums.net == sum(line.net for line in lines)
    assert sums.gross == sums.net + sums.vat
    for line, (quantity, price) in zip(lines, days, strict=True):
        assert in_cents(line.net) == half_up(int(quantity * 2) * in_cents(price), 2)
    assert in_cents(sums.vat) == half_up(in_cents(sums.net) * int(case.rate * 10), 1000)


def in_cents(amount: Decimal) -> int:
    return int(amount.scaleb(2))


def half_up(dividend: int, divisor: int) -> int:
    """Counted otherwise than in the code: in whole numbers."""
    return (2 * dividend + divisor) // (2 * divisor)


@given(amounts, st.lists(st.integers(0, 1000), min_size=1, max_size=40).filter(any))
def test_nothing_is_lost_in_a_split(amount, weights):
    parts = shared(amount, weights)

    assert sum(parts) == amount
    whole = sum(weights)
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - amount * weight / whole) <= Decimal("0.01")
        assert weight or part == 0
