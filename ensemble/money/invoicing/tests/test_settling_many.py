"""Many at once, as one by one: the same rows, to the cent."""

from decimal import Decimal

import pytest

from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.timeline.models import Entry
from ensemble.money.invoicing.actions.settling_many import Due, collect_all, pay_all
from ensemble.money.invoicing.models import Settlement
from ensemble.money.invoicing.tests.builders import DAY, ISSUED, days, sold
from ensemble.money.ledger.reading import balance

HALF = Decimal("6382.50")


@pytest.fixture
def two(house, varenne_sa):
    return [sold(house, varenne_sa, days(), key=f"sale-{number}") for number in (1, 2)]


def due(invoice, amount, key) -> Due:
    return Due(invoice.pk, Decimal(amount), DAY, key)


def test_the_last_part_takes_the_vat_that_is_left(two, ines):
    first, second = two
    dues = [due(first, HALF, "a"), due(first, HALF, "b"), due(second, "0.01", "c")]
    settled = collect_all(dues, by=ines, at=ISSUED)
    assert [one.vat for one in settled] == [Decimal("1063.75"), Decimal("1063.75"), 0]
    assert balance("bank", on=DAY) == Decimal("12765.01")
    assert balance("clients", on=DAY) == Decimal("12764.99")
    assert Entry.objects.filter(verb="invoicing.settled").count() == 3


def test_a_movement_of_the_same_name_is_moved_once(two, ines):
    first, _second = two
    once = collect_all([due(first, HALF, "a")], by=ines, at=ISSUED)
    again = collect_all([due(first, HALF, "a"), due(first, "1", "b")], by=ines, at=ISSUED)
    assert again[0] == once[0]
    assert Settlement.objects.count() == 2


def test_one_that_is_too_much_stops_them_all(two, ines):
    first, second = two
    with pytest.raises(TooLate):
        collect_all([due(first, HALF, "a"), due(second, "12765.01", "b")], by=ines, at=ISSUED)
    with pytest.raises(TooLate):
        pay_all([due(first, HALF, "a")], by=ines, at=ISSUED)
    assert not Settlement.objects.exists()


def test_only_finance_settles(two, helene):
    with pytest.raises(Refused):
        collect_all([due(two[0], HALF, "a")], by=helene, at=ISSUED)
