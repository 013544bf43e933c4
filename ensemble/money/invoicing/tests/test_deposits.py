"""Deposits and what is taken off them, lines that correct earlier ones, sums paid for another."""

from datetime import date
from decimal import Decimal

import pytest

from ensemble.foundation.core.errors import TooLate
from ensemble.money.invoicing.actions.crediting import ask_credit, issue_credit
from ensemble.money.invoicing.actions.settling import collect
from ensemble.money.invoicing.drafts import Line
from ensemble.money.invoicing.models import Kind
from ensemble.money.invoicing.tests.builders import DAY, ISSUED, days, sold
from ensemble.money.ledger.reading import balance

PAID_ON = date(2026, 12, 20)


@pytest.fixture
def deposit(house, varenne_sa):
    line = Line("Acompte de 30 %", Decimal(1), Decimal("3000.00"), unit="C62")
    return sold(house, varenne_sa, line, kind=Kind.DEPOSIT, key="deposit")


def test_a_deposit_is_an_advance_until_the_work_is_invoiced(house, varenne_sa, deposit):
    assert deposit.number == "AC-2026-000001"
    collect(deposit, Decimal("3600.00"), on=DAY, by=None, at=ISSUED, key="in")
    assert balance("client_advances", on=DAY) == Decimal("-3000.00")
    assert balance("collected_vat", on=DAY) == Decimal("-600.00")

    taken = Line("Acompte", Decimal(-1), Decimal("3000.00"), unit="C62", deducts="AC-2026-000001")
    final = sold(house, varenne_sa, days(), taken, key="final")

    assert (final.net, final.gross) == (Decimal("7637.50"), Decimal("9165.00"))
    assert balance("client_advances", on=DAY) == 0
    assert balance("revenue", on=DAY) == Decimal("-10637.50")
    assert balance("pending_vat", on=DAY) == Decimal("-1527.50")


def test_crediting_a_deposit_takes_the_advance_back(deposit, ines, bruno):
    request = ask_credit(deposit, reason="Mission annulée", by=ines, at=ISSUED)
    issue_credit(request, by=bruno, at=ISSUED)

    for role in ("client_advances", "clients", "pending_vat", "revenue"):
        assert balance(role, on=DAY) == 0


def test_a_line_may_correct_an_earlier_month_as_long_as_something_is_owed(house, varenne_sa):
    back = days("-2", "575.00", corrects="FC-2026-000001")

    invoice = sold(house, varenne_sa, days("18"), back, key="month")

    assert invoice.net == Decimal("9200.00")
    assert invoice.lines[1].corrects == "FC-2026-000001"
    with pytest.raises(TooLate):
        sold(house, varenne_sa, days("1"), back, key="nothing")


def test_what_was_paid_in_the_name_of_the_client_bears_no_vat(house, varenne_sa):
    train = Line("Billet de train", Decimal(1), Decimal("118.00"), unit="C62", disbursed=True)

    invoice = sold(house, varenne_sa, days("10"), train)

    assert (invoice.net, invoice.vat) == (Decimal("5868.00"), Decimal("1150.00"))
    assert {(group.category, group.rate) for group in invoice.vat_groups} == {
        ("S", Decimal(20)),
        ("E", Decimal(0)),
    }
    assert {group.reason for group in invoice.vat_groups} == {"", "Débours, art. 267 II-2° du CGI"}
    assert balance("principals", on=DAY) == Decimal("-118.00")
    assert balance("revenue", on=DAY) == Decimal("-5750.00")
