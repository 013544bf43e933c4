"""R23 on what really came in: the receipts of the month are those that the bank confirmed."""

from datetime import date
from decimal import Decimal

import pytest

from ensemble.people.compliance.models import Situation
from ensemble.work.treasury.setting_aside import sheet_for
from ensemble.work.treasury.tests.builders import NOW, PAY_ON

MICRO = {"activity": "bnc_ssi", "pays_tax_with_contributions": True}
ACRE = {"has_acre": True, "created_on": date(2026, 7, 15)}
OWN = {"social_rate": Decimal("0.42"), "tax_rate": Decimal("0.11"), "rates_on": PAY_ON}


@pytest.fixture
def paid_to(make, mission, terms, account, karim, ines, bruno):
    """18.5 days at 500 euros, sent and seen on the statement, to a business of that status."""

    def paid(situation: dict | None = None, **described):
        business = make.a_payee(karim, by=ines, **described)
        if situation is not None:
            Situation.objects.create(business=business, changed_at=NOW, **situation)
        make.owed(business, make.a_mandate(business, by=ines), mission)
        make.paid(account, make.approved(account, by=ines, other=bruno), by=ines)
        return sheet_for(karim, on=PAY_ON)

    return paid


def amounts(sheet) -> list[Decimal]:
    return [line.amount for line in sheet.lines]


def test_r23_a_micro_business_that_pays_its_tax_with_its_contributions(paid_to):
    sheet = paid_to(MICRO)
    assert (sheet.receipts, sheet.vat) == (Decimal("9250.00"), 0)
    assert amounts(sheet) == [Decimal("2368.00"), Decimal("18.50"), Decimal("203.50")]
    assert (sheet.total, sheet.left) == (Decimal("2590.00"), Decimal("6660.00"))


def test_r23_with_acre(paid_to):
    sheet = paid_to(MICRO | ACRE)
    assert amounts(sheet) == [Decimal("1776.00"), Decimal("18.50"), Decimal("203.50")]
    assert sheet.left == Decimal("7252.00")


def test_r23_at_her_own_rate_of_tax_and_with_the_yearly_one(paid_to):
    """66 % of it at 30 %, and a twelfth of 600."""
    said = {"activity": "bnc_ssi", "marginal_rate": Decimal("0.30"), "cfe_yearly": Decimal(600)}
    sheet = paid_to(said)
    expected = ["2368.00", "18.50", "1831.50", "50.00"]
    assert amounts(sheet) == [Decimal(one) for one in expected]
    assert sheet.left == Decimal("4982.00")


@pytest.mark.parametrize("status", ["eurl", "sasu", "ei"])
def test_r23_a_business_that_bears_vat_keeps_it_apart(paid_to, status):
    """11 100 came in: 1 850 is the State's, and her own rates are counted on 9 250."""
    said = {"vat_regime": "collection", "vat_number": "FR44732829320", "status": status}
    sheet = paid_to(OWN, **said)
    assert (sheet.receipts, sheet.vat) == (Decimal("9250.00"), Decimal("1850.00"))
    assert amounts(sheet) == [Decimal("3885.00"), Decimal("1017.50")]
    assert (sheet.total, sheet.left) == (Decimal("6752.50"), Decimal("4347.50"))


def test_r23_without_her_settings_it_asks_for_them(paid_to):
    sheet = paid_to()
    assert sheet.rates.asks != ()
    assert (sheet.receipts, sheet.total) == (Decimal("9250.00"), 0)


def test_it_counts_what_the_bank_confirmed_that_month_and_nothing_else(
    make, account, owed, business, karim, ines, bruno
):
    """Ordered is not received; the month after, it begins again."""
    Situation.objects.create(business=business, changed_at=NOW, **MICRO)
    run = make.approved(account, by=ines, other=bruno)
    assert sheet_for(karim, on=PAY_ON).receipts == 0
    make.paid(account, run, by=ines)
    assert sheet_for(karim, on=date(2026, 11, 30)).receipts == Decimal("9250.00")
    assert sheet_for(karim, on=date(2026, 11, 12)).receipts == 0
    assert sheet_for(karim, on=date(2026, 12, 1)).receipts == 0


def test_whoever_has_not_described_her_business_has_no_sheet(make, julie):
    assert sheet_for(julie, on=PAY_ON) is None
