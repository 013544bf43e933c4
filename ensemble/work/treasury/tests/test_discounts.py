"""A client who pays early keeps the discount of its order: proposed, confirmed, taken back whole."""

from datetime import date
from decimal import Decimal

import pytest

from ensemble.foundation.core.errors import TooLate
from ensemble.money.invoicing.models import Terms
from ensemble.money.ledger.checking import check
from ensemble.money.ledger.reading import balance
from ensemble.work.treasury.actions.matching import confirm
from ensemble.work.treasury.actions.undoing import undo
from ensemble.work.treasury.ladder import Ladder, proposals_for
from ensemble.work.treasury.tests.builders import NOW
from ensemble.work.treasury.tests.formats.builders import entry
from ensemble.work.treasury.tests.test_matching import only_line, proposal

DAY = date(2026, 11, 20)
TWO_PERCENT = Terms(days=30, discount=Decimal(2), discount_days=15)


@pytest.fixture
def sale(make, varenne, varenne_sa):
    return make.sold(varenne, terms=TWO_PERCENT)


def test_what_is_short_of_the_discount_is_proposed_and_balances(make, account, sale, ines):
    """12 765,00 € less 2 %: 12 509,70 € come in, 255,30 € are kept, 42,55 € of VAT among them."""
    line = only_line(make, account, ines, entry("12509.70", words=sale.number))
    said = proposal(line)
    assert (said.why, said.certain, said.parts[0].discount) == (
        "discount",
        False,
        Decimal("255.30"),
    )

    (match,) = confirm(line, by=ines, at=NOW)

    sale.refresh_from_db()
    assert (sale.open_amount, line.left) == (0, 0)
    assert match.discount.amount == Decimal("255.30")
    assert balance("bank", on=DAY) == Decimal("12509.70")
    assert balance("discount_granted", on=DAY) == Decimal("212.75")
    assert balance("collected_vat", on=DAY) == Decimal("-2084.95")
    assert (balance("clients", on=DAY), balance("pending_vat", on=DAY)) == (0, 0)


def test_taking_it_back_takes_both_back(make, account, sale, ines):
    line = only_line(make, account, ines, entry("12509.70", words=sale.number))
    (match,) = confirm(line, by=ines, at=NOW)

    undo(match, by=ines, at=NOW)

    sale.refresh_from_db()
    line.refresh_from_db()
    assert (sale.open_amount, line.left) == (Decimal("12765.00"), Decimal("12509.70"))
    assert (balance("discount_granted", on=DAY), balance("collected_vat", on=DAY)) == (0, 0)
    assert balance("clients", on=DAY) == Decimal("12765.00")
    assert check(at=NOW).is_well
    (again,) = confirm(line, by=ines, at=NOW)
    assert again.discount.amount == Decimal("255.30")


@pytest.mark.parametrize("amount", ["12509.69", "12509.71"])
def test_a_cent_beside_it_is_a_part(make, account, sale, ines, amount):
    line = only_line(make, account, ines, entry(amount, words=sale.number))

    assert proposal(line).why == "partial"


def test_a_day_too_late_it_is_a_part(make, account, sale, ines):
    line = only_line(make, account, ines, entry("12509.70", words=sale.number))
    line.booked_on = sale.discount_until.replace(day=sale.discount_until.day + 1)

    assert Ladder([line]).judge(line).why == "partial"


def test_two_invoices_paid_early_together(make, account, sale, varenne, ines):
    """12 509,70 € and 2 % less than 690,00 €: 13 185,90 €."""
    other = make.sold(varenne, gross_days="1", key="sold-2", terms=TWO_PERCENT)
    words = f"{sale.number} {other.number}"
    line = only_line(make, account, ines, entry("13185.90", words=words))

    confirm(line, by=ines, at=NOW)

    assert (line.left, line.matches.count()) == (0, 2)
    assert balance("clients", on=DAY) == 0


def test_a_discount_that_changed_meanwhile_is_not_granted(make, account, sale, ines):
    line = only_line(make, account, ines, entry("12509.70", words=sale.number))
    confirm(line, by=ines, at=NOW)

    with pytest.raises(TooLate):
        confirm(line, by=ines, at=NOW)
    assert proposals_for([line])[line].why != "discount"
