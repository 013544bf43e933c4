from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from ensemble.foundation.core.errors import TooLate
from ensemble.money.credit.actions.charging import claim_charges, receive_charges, waive_charges
from ensemble.money.credit.charges import late_charges_of
from ensemble.money.credit.costs import carried, fund_cost
from ensemble.money.invoicing.actions.settling import collect
from ensemble.money.invoicing.tests.builders import sold
from ensemble.money.ledger.reading import balance

ISSUED = datetime(2026, 3, 30, 9, 0, tzinfo=UTC)
PAID = date(2026, 5, 20)
AFTER = datetime(2026, 5, 21, 9, 0, tzinfo=UTC)


@pytest.fixture
def invoice(house, varenne_sa):
    """Due on 29 April 2026."""
    return sold(house, varenne_sa, at=ISSUED)


@pytest.fixture
def paid(invoice, ines):
    collect(invoice, invoice.gross, on=PAID, by=ines, at=AFTER, key="virement")
    return invoice


def test_r11_late_charges_accrue_unasked(paid):
    assert paid.due_on == date(2026, 4, 29)

    charges = late_charges_of(paid, on=date(2026, 12, 31))

    assert (charges.days, charges.interest, charges.fee) == (
        21,
        Decimal("89.23"),
        Decimal("40"),
    )


def test_r11_what_is_paid_in_time_owes_nothing(invoice, ines):
    assert late_charges_of(invoice, on=invoice.due_on).total == 0
    assert late_charges_of(invoice, on=date(2026, 4, 30)).days == 1
    collect(invoice, invoice.gross, on=invoice.due_on, by=ines, at=AFTER, key="virement")
    assert late_charges_of(invoice, on=date(2027, 1, 1)).total == 0


def test_r11_a_part_paid_bears_interest_until_its_day(invoice, ines):
    half = invoice.gross / 2
    collect(invoice, half, on=date(2026, 5, 9), by=ines, at=AFTER, key="one")
    collect(invoice, half, on=date(2026, 5, 20), by=ines, at=AFTER, key="two")

    charges = late_charges_of(invoice, on=date(2026, 6, 30))

    # 12,765.00 over 10 days, then 6,382.50 over 11, at 12.15 %
    assert (charges.days, charges.interest) == (21, Decimal("65.86"))


def test_they_are_claimed_once_and_received(paid, ines):
    charge = claim_charges(paid, by=ines, at=AFTER)
    with pytest.raises(TooLate):
        claim_charges(paid, by=ines, at=AFTER)
    assert balance("clients", on=date(2026, 12, 31)) == Decimal("129.23")
    assert balance("late_interest", on=date(2026, 12, 31)) == Decimal("-89.23")

    receive_charges(charge, on=date(2026, 6, 2), by=ines, at=AFTER)

    assert balance("clients", on=date(2026, 12, 31)) == 0
    with pytest.raises(TooLate):
        waive_charges(charge, reason="Geste commercial", by=ines, at=AFTER)


def test_they_are_let_go(paid, ines):
    charge = claim_charges(paid, by=ines, at=AFTER)

    waive_charges(charge, reason="Première fois", by=ines, at=AFTER)

    for role in ("clients", "late_interest", "late_indemnity"):
        assert balance(role, on=date(2026, 12, 31)) == 0


def test_nothing_is_claimed_before_it_is_paid(invoice, ines):
    with pytest.raises(TooLate):
        claim_charges(invoice, by=ines, at=AFTER)


@pytest.mark.django_db
def test_the_price_of_the_wait():
    assert fund_cost(Decimal("9250.00"), days=58, on=date(2026, 11, 30)) == Decimal("88.19")
    assert fund_cost(Decimal("9250.00"), days=0, on=date(2026, 11, 30)) == 0


def test_waiting_costs_what_is_open_since_it_was_issued(invoice):
    after = invoice.issued_on + timedelta(days=58)
    assert carried(invoice, on=after) == fund_cost(invoice.net, days=58, on=after) > 0
    assert carried(invoice, on=invoice.issued_on) == 0
