from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from ensemble.work.missions.fees import NoFeeRule, line
from ensemble.work.missions.models import FeeRule
from ensemble.work.missions.tests.builders import put_in_force

CENT = Decimal("0.01")
rates = some.decimals(min_value="0.01", max_value="5000", places=2)
percents = some.decimals(min_value="0", max_value="99.99", places=2)
bases = some.sampled_from(FeeRule.Basis.values)


def made(basis: str, percent: Decimal, rate: Decimal):
    return FeeRule(basis=basis, percent=percent).line(rate)


@given(bases, percents, rates)
def test_nothing_is_lost_between_the_three(basis, percent, rate):
    one = made(basis, percent, rate)
    assert one.rate + one.fee == one.price
    assert one.rate == rate
    assert one.fee >= 0
    assert all(amount == amount.quantize(CENT) for amount in (one.rate, one.fee, one.price))


@given(percents, rates)
def test_a_share_of_the_rate_is_right_to_half_a_cent(percent, rate):
    one = made("member_rate", percent, rate)
    assert abs(one.fee - rate * percent / 100) <= CENT / 2


@given(percents, rates)
def test_a_share_of_the_price_leaves_the_rate_to_half_a_cent(percent, rate):
    one = made("client_price", percent, rate)
    assert abs(one.price * (100 - percent) / 100 - rate) <= CENT / 2


@given(bases, percents, rates, rates)
def test_more_for_the_member_is_never_less_for_the_client(basis, percent, one, other):
    lower, higher = sorted((one, other))
    assert made(basis, percent, lower).price <= made(basis, percent, higher).price


@given(bases, percents, rates, some.integers(min_value=1, max_value=400))
def test_days_multiply_without_rounding(basis, percent, rate, days):
    total = made(basis, percent, rate).times(days)
    assert total.rate + total.fee == total.price
    assert total.rate == rate * days


@pytest.mark.parametrize(
    ("basis", "percent", "rate", "fee", "price"),
    [
        ("client_price", "8", "850", "73.91", "923.91"),
        ("client_price", "10", "900", "100.00", "1000.00"),
        ("member_rate", "10", "900", "90.00", "990.00"),
        ("member_rate", "50", "650.01", "325.01", "975.02"),  # half a cent goes up
        ("client_price", "0", "850", "0.00", "850.00"),
    ],
)
def test_by_hand(basis, percent, rate, fee, price):
    one = made(basis, Decimal(percent), Decimal(rate))
    assert (one.fee, one.price) == (Decimal(fee), Decimal(price))


def test_the_line_follows_the_rule_of_the_day(ines, bruno, now):
    today = now.date()
    put_in_force(ines, bruno, at=now, percent="8", valid_from=today)
    put_in_force(
        ines, bruno, at=now, basis="member_rate", percent="10", valid_from=today + timedelta(30)
    )
    assert line(Decimal(900), on=today).price == Decimal("978.26")
    assert line(Decimal(900), on=today + timedelta(29)).basis == "client_price"
    assert line(Decimal(900), on=today + timedelta(30)).price == Decimal("990.00")


def test_without_a_rule_there_is_no_line(db):
    with pytest.raises(NoFeeRule):
        line(Decimal(900), on=date(2026, 11, 12))
