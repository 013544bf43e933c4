"""What to set aside: the official rates of a day, the member's own otherwise."""

from datetime import date
from decimal import Decimal

import pytest

from ensemble.foundation.parameters.models import DatedValue
from ensemble.people.compliance.models import Situation
from ensemble.people.compliance.reading import business_of
from ensemble.people.compliance.reserve import Rate, Rates, reserve, sheet_of
from ensemble.people.compliance.tests.builders import a_business

pytestmark = pytest.mark.django_db
NOVEMBER = date(2026, 11, 23)
RECEIPTS = Decimal(9250)


def sheet(member, now, *, status="micro", receipts=RECEIPTS, on=NOVEMBER, vat=Decimal(0), **said):
    business = a_business(member, status=status, at=now)
    Situation.objects.create(business=business, changed_at=now, **said)
    return sheet_of(business, receipts=receipts, on=on, vat=vat)


def amounts(made) -> list[Decimal]:
    return [line.amount for line in made.lines]


def test_r23_reserve(karim, now):
    made = sheet(karim, now, activity="bnc_ssi", pays_tax_with_contributions=True)
    assert amounts(made) == [Decimal("2368.00"), Decimal("18.50"), Decimal("203.50")]
    assert (made.total, made.left) == (Decimal("2590.00"), Decimal("6660.00"))


@pytest.mark.parametrize(
    ("receipts", "lines", "left"),
    [
        ("4321.00", ["1106.18", "8.64", "95.06"], "3111.12"),
        ("15610.50", ["3996.29", "31.22", "343.43"], "11239.56"),
    ],
)
def test_r23_each_line_is_rounded_once_to_the_cent(karim, now, receipts, lines, left):
    said = {"activity": "bnc_ssi", "pays_tax_with_contributions": True}
    made = sheet(karim, now, receipts=Decimal(receipts), **said)
    assert amounts(made) == list(map(Decimal, lines))
    assert made.left == Decimal(left)


@pytest.mark.parametrize(
    ("created_on", "social"),
    [
        (date(2026, 7, 15), "1776.00"),
        (date(2026, 3, 1), "1184.00"),
        (date(2025, 11, 2), "2368.00"),  # its relief ended with September 2026
    ],
)
def test_r23_acre_reduces_contributions_while_it_lasts(karim, now, created_on, social):
    said = {"activity": "bnc_ssi", "has_acre": True, "created_on": created_on}
    made = sheet(karim, now, pays_tax_with_contributions=True, **said)
    assert made.lines[0].amount == Decimal(social)


def test_it_counts_each_activity_at_its_own_rates(karim, julie, nadia, now):
    cipav = sheet(karim, now, activity="bnc_cipav", pays_tax_with_contributions=True)
    services = sheet(julie, now, activity="bic_services", pays_tax_with_contributions=True)
    overseas = sheet(nadia, now, activity="bnc_ssi_overseas", pays_tax_with_contributions=True)
    assert [one.lines[0].amount for one in (cipav, services, overseas)] == [
        Decimal("2146.00"),
        Decimal("1961.00"),
        Decimal("1609.50"),
    ]
    assert services.lines[2].amount == Decimal("157.25")


def test_it_counts_income_tax_on_what_is_taxable(karim, now):
    made = sheet(karim, now, activity="bnc_ssi", marginal_rate=Decimal("0.30"))
    assert made.lines[2].amount == Decimal("1831.50")  # 9,250 × 66 % × 30 %


def test_it_asks_for_the_rate_it_does_not_know(karim, now):
    made = sheet(karim, now, activity="bnc_ssi")
    assert made.rates.asks != ()
    assert len(made.lines) == 2


def test_it_says_where_each_rate_was_read_and_since_when(karim, now):
    made = sheet(karim, now, activity="bnc_ssi", pays_tax_with_contributions=True)
    assert {line.rate.since for line in made.lines} == {date(2026, 1, 1)}
    assert all("betagouv" in line.rate.source for line in made.lines)


def test_it_puts_vat_and_the_yearly_tax_aside_first(karim, now):
    own = {"social_rate": Decimal("0.42"), "tax_rate": Decimal("0.11"), "rates_on": NOVEMBER}
    made = sheet(karim, now, status="eurl", vat=Decimal(1850), cfe_yearly=Decimal(600), **own)
    assert amounts(made) == [Decimal("3885.00"), Decimal("1017.50"), Decimal("50.00")]
    assert made.total == Decimal("6802.50")
    assert made.left == Decimal("4297.50")


def test_whoever_is_paid_a_salary_sets_nothing_aside(karim, now):
    made = sheet_of(a_business(karim, status="portage", at=now), receipts=RECEIPTS, on=NOVEMBER)
    assert made.rates.salaried
    assert made.total == 0


def test_it_rounds_each_line_half_up():
    rates = Rates(NOVEMBER, (Rate("social", "", Decimal("0.256")),))
    assert reserve(receipts=Decimal("100.02"), rates=rates).lines[0].amount == Decimal("25.61")
    assert reserve(receipts=Decimal("650.00"), rates=rates).total == Decimal("166.40")


def test_a_new_rate_changes_what_follows_and_nothing_before(karim, now):
    was = DatedValue.objects.filter(name="reserve.bnc_ssi.social")
    was.update(valid_to=date(2027, 1, 1))
    DatedValue.objects.create(
        name="reserve.bnc_ssi.social",
        value="0.262",
        valid_from=date(2027, 1, 1),
        source="Décret imaginé pour ce test",
    )
    said = {"activity": "bnc_ssi", "pays_tax_with_contributions": True}
    before = sheet(karim, now, **said)
    after = sheet_of(business_of(karim), receipts=RECEIPTS, on=date(2027, 1, 4))
    assert (before.lines[0].amount, after.lines[0].amount) == (
        Decimal("2368.00"),
        Decimal("2423.50"),
    )
