from datetime import date
from decimal import Decimal

import pytest

from ensemble.money.ledger.actions.posting import Credit, Debit, post_all
from ensemble.money.ledger.tests.builders import DAY, moving, posted, sale
from ensemble.money.ledger.trial import trial_balance

pytestmark = pytest.mark.django_db


def shown(on: date) -> dict[str, tuple[str, str, str, str]]:
    return {
        line.account.number: tuple(
            str(value) for value in (line.opening, line.debit, line.credit, line.balance)
        )
        for line in trial_balance(on).lines
    }


def test_it_shows_the_movements_and_the_end_of_each_account():
    post_all([sale("a"), moving(500_000, key="b"), sale("later", on=date(2026, 11, 13))])

    trial = trial_balance(DAY)

    assert shown(DAY) == {
        "411": ("0.00", "12765.00", "5000.00", "7765.00"),
        "44587": ("0.00", "0.00", "2127.50", "-2127.50"),
        "512": ("0.00", "5000.00", "0.00", "5000.00"),
        "706": ("0.00", "0.00", "10637.50", "-10637.50"),
    }
    assert trial.is_even
    assert trial.debit == trial.credit == Decimal("17765.00")
    assert trial.result == Decimal("10637.50")


def test_a_year_begins_with_what_the_one_before_left():
    cost = [Debit("subcontracting", Decimal("9250.00")), Credit("suppliers", Decimal("9250.00"))]
    last_year = date(2025, 12, 31)
    post_all(
        [
            sale("a", on=last_year),
            sale("b", on=last_year, journal="AC", lines=cost),
            sale("c"),
        ]
    )

    assert shown(date(2026, 1, 1)) == {
        "120": ("-1387.50", "0.00", "0.00", "-1387.50"),
        "401": ("-9250.00", "0.00", "0.00", "-9250.00"),
        "411": ("12765.00", "0.00", "0.00", "12765.00"),
        "44587": ("-2127.50", "0.00", "0.00", "-2127.50"),
    }
    assert shown(DAY)["706"] == ("0.00", "0.00", "10637.50", "-10637.50")
    assert trial_balance(DAY).is_even


def test_a_loss_stands_in_its_own_account():
    cost = [Debit("subcontracting", Decimal("100.00")), Credit("suppliers", Decimal("100.00"))]
    posted("a", on=date(2025, 6, 1), lines=cost)

    assert shown(DAY)["129"] == ("100.00", "0.00", "0.00", "100.00")
