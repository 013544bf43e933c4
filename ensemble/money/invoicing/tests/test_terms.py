from datetime import date
from decimal import Decimal

import pytest

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.parameters.models import DatedValue
from ensemble.money.invoicing.models import Terms
from ensemble.money.invoicing.terms import due_on, late_charges

ISSUED_ON = date(2026, 11, 30)
pytestmark = pytest.mark.django_db


def test_r09_a_due_date_obeys_the_law():
    assert due_on(ISSUED_ON, Terms(days=60)) == date(2027, 1, 29)
    with pytest.raises(TooLate):
        due_on(ISSUED_ON, Terms(days=61))


def test_r09_a_periodic_invoice_is_due_within_45_days():
    with pytest.raises(TooLate):
        due_on(ISSUED_ON, Terms(days=60, periodic=True))
    assert due_on(ISSUED_ON, Terms(days=45, periodic=True)) == date(2027, 1, 14)


@pytest.mark.parametrize(
    ("issued", "days", "due"),
    [
        (date(2026, 12, 31), 45, date(2027, 2, 14)),
        (date(2028, 1, 31), 30, date(2028, 3, 1)),
        (date(2026, 7, 1), 60, date(2026, 8, 30)),
    ],
)
def test_r09_days_are_those_of_the_calendar(issued, days, due):
    assert due_on(issued, Terms(days=days)) == due


def test_r09_what_the_law_gives_at_most_is_a_dated_value():
    since = date(2027, 1, 1)
    DatedValue.objects.filter(name="invoicing.days_net").update(valid_to=since)
    facts = {"name": "invoicing.days_net", "value": "45", "source": "Loi imaginée"}
    DatedValue.objects.create(valid_from=since, **facts)
    assert due_on(ISSUED_ON, Terms(days=60)) == date(2027, 1, 29)
    with pytest.raises(TooLate):
        due_on(since, Terms(days=46))


def test_r10_end_of_month_follows_the_method_of_the_contract():
    assert due_on(ISSUED_ON, Terms("eom_then_45", 45)) == date(2027, 1, 14)
    assert due_on(ISSUED_ON, Terms("45_then_eom", 45)) == date(2027, 1, 31)


def test_r10_the_two_methods_differ_in_february_too():
    assert due_on(date(2027, 1, 10), Terms("eom_then_45", 45)) == date(2027, 3, 17)
    assert due_on(date(2027, 1, 10), Terms("45_then_eom", 45)) == date(2027, 2, 28)
    with pytest.raises(TooLate):
        due_on(ISSUED_ON, Terms("eom_then_45", 46))


def test_a_periodic_invoice_at_the_end_of_the_month_stays_within_45_days():
    with pytest.raises(TooLate):
        due_on(date(2027, 1, 10), Terms("eom_then_45", 45, periodic=True))


def test_r11_late_charges_accrue_unasked():
    charges = late_charges(Decimal("12765.00"), due=date(2026, 4, 29), paid=date(2026, 5, 20))

    assert charges == (21, Decimal("89.23"), Decimal("40"))


@pytest.mark.parametrize(
    ("gross", "due", "paid", "owed"),
    [
        ("2400.00", date(2026, 6, 1), date(2026, 7, 17), (46, "36.75")),
        ("9065.37", date(2026, 3, 31), date(2026, 4, 1), (1, "3.02")),
        ("120000.00", date(2026, 2, 27), date(2027, 2, 27), (365, "14580.00")),
    ],
)
def test_r11_interest_is_counted_by_days_of_a_year_of_365(gross, due, paid, owed):
    days, interest, fee = late_charges(Decimal(gross), due=due, paid=paid)

    assert (days, interest, fee) == (owed[0], Decimal(owed[1]), Decimal("40"))


def test_r11_nothing_is_owed_on_the_day_itself():
    day = date(2026, 4, 29)

    assert late_charges(Decimal("100.00"), due=day, paid=day) == (0, 0, 0)
