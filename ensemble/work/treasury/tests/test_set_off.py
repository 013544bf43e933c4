"""A client that deducts a credit note by itself: both are proposed together, confirmed, taken back whole."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse

from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.jobs import run_waiting
from ensemble.money.invoicing.actions.crediting import ask_credit, issue_credit
from ensemble.money.invoicing.actions.setting_off import set_off
from ensemble.money.invoicing.actions.settling import collect, pay
from ensemble.money.invoicing.drafts import Line
from ensemble.money.invoicing.models import Invoice, Settlement, Status
from ensemble.money.invoicing.numbering import broken
from ensemble.money.invoicing.tests.builders import client as a_client
from ensemble.money.ledger.checking import invariants
from ensemble.money.ledger.reading import balance
from ensemble.work.treasury.actions.matching import confirm
from ensemble.work.treasury.actions.undoing import undo
from ensemble.work.treasury.ladder import proposals_for
from ensemble.work.treasury.models import BankLine
from ensemble.work.treasury.tests.builders import NOW
from ensemble.work.treasury.tests.formats.builders import entry
from ensemble.work.treasury.tests.test_matching import only_line, proposal

DAY = date(2026, 11, 20)
ROLES = ("bank", "clients", "revenue", "pending_vat", "collected_vat")


@pytest.fixture(autouse=True)
def whole(db):
    """After each story: balanced, chained, numbered, each line explained for what it is worth."""
    yield
    assert (invariants(), broken()) == ([], [])
    for line in BankLine.objects.all():
        explained = sum(match.amount for match in line.matches.live())
        assert line.left + explained == abs(line.amount)


@pytest.fixture
def paid(make, varenne, varenne_sa):
    """12 765,00 €, received."""
    invoice = make.sold(varenne)
    collect(invoice, invoice.gross, on=NOW.date(), by=None, at=NOW, key="in")
    return invoice


@pytest.fixture
def credited(paid, ines, bruno):
    """A credit note of what was paid: so many days of it, at that price."""

    def credit(days="2", price="575.00") -> Invoice:
        lines = [Line("Trop", Decimal(days), Decimal(price))]
        asked = ask_credit(paid, lines=lines, reason="Trop", by=ines, at=NOW)
        return issue_credit(asked, by=bruno, at=NOW)

    return credit


@pytest.fixture
def sale(make, paid, varenne):
    """3 450,00 €, owed: five days."""
    return make.sold(varenne, gross_days="5", key="sold-2")


def open_of(*invoices) -> list[Decimal]:
    return [Invoice.objects.get(pk=one.pk).open_amount for one in invoices]


def books() -> dict[str, Decimal]:
    return {role: balance(role, on=DAY) for role in ROLES}


def test_both_are_proposed_together_and_settle_each_other(make, account, sale, credited, ines):
    """3 450,00 € less 1 380,00 €: 2 070,00 € come in, and the client owes and is owed nothing."""
    credit, before = credited(), books()
    line = only_line(make, account, ines, entry("2070.00", words=sale.number))
    said = proposal(line)
    assert (said.why, said.certain) == ("set_off", False)
    assert (said.parts[0].invoice, said.parts[0].credit) == (sale, credit)

    (match,) = confirm(line, by=ines, at=NOW)

    assert (match.amount, match.set_off.amount) == (Decimal("2070.00"), Decimal("1380.00"))
    assert (line.left, *open_of(sale, credit)) == (0, 0, 0)
    after = books()
    assert after["bank"] - before["bank"] == Decimal("2070.00")
    assert (after["clients"], after["pending_vat"]) == (0, 0)
    assert after["collected_vat"] - before["collected_vat"] == Decimal("-345.00")
    assert after["revenue"] == before["revenue"]
    run_waiting()
    told = Status.objects.filter(code="212", invoice=sale)
    assert sum(one.amount for one in told) == sale.gross
    assert not Status.objects.filter(code="212", invoice=credit).exists()


def test_taking_it_back_opens_both_again(make, account, sale, credited, ines):
    credit, before = credited(), books()
    line = only_line(make, account, ines, entry("2070.00", words=sale.number))
    (match,) = confirm(line, by=ines, at=NOW)

    undo(match, by=ines, at=NOW)

    line.refresh_from_db()
    assert line.left == Decimal("2070.00")
    assert open_of(sale, credit) == [sale.gross, credit.gross]
    assert books() == before
    with pytest.raises(TooLate):
        undo(match, by=ines, at=NOW)
    (again,) = confirm(line, by=ines, at=NOW)
    assert again.set_off.amount == Decimal("1380.00")
    assert open_of(sale, credit) == [0, 0]


@pytest.mark.parametrize(("days", "price"), [("0.5", "333.33"), ("1.5", "612.37"), ("1", "0.04")])
def test_not_a_cent_is_lost(make, account, sale, credited, ines, days, price):
    credit = credited(days, price)
    kept = sale.gross - credit.gross
    line = only_line(make, account, ines, entry(f"{kept}", words=sale.number))

    confirm(line, by=ines, at=NOW)

    moved = Settlement.objects.filter(invoice=sale)
    assert sum(one.amount for one in moved) == sale.gross
    assert sum(one.vat for one in moved) == sale.vat
    assert sum(one.vat for one in Settlement.objects.filter(invoice=credit)) == credit.vat
    assert (balance("clients", on=DAY), balance("pending_vat", on=DAY)) == (0, 0)


@pytest.mark.parametrize("amount", ["2069.99", "2070.01"])
def test_a_cent_beside_it_is_a_part(make, account, sale, credited, ines, amount):
    credited()
    line = only_line(make, account, ines, entry(amount, words=sale.number))
    assert proposal(line).why == "partial"


def test_the_number_of_the_credit_note_chooses_between_two(make, account, sale, credited, ines):
    first, second = credited("2"), credited("2")
    bare = only_line(make, account, ines, entry("2070.00", words=sale.number, reference="A1"))
    assert proposal(bare).why == "partial"

    words = f"{sale.number} moins {second.number}"
    line = only_line(make, account, ines, entry("2070.00", words=words, reference="A2"))
    confirm(line, by=ines, at=NOW)

    assert open_of(sale, first, second) == [0, first.gross, 0]


def test_of_two_invoices_one_bears_it(make, account, sale, varenne, credited, ines):
    other, credit = make.sold(varenne, gross_days="1", key="sold-3"), credited()
    words = f"{sale.number} {other.number}"
    line = only_line(make, account, ines, entry("2760.00", words=words))

    confirm(line, by=ines, at=NOW)

    assert (line.left, line.matches.count(), *open_of(sale, other, credit)) == (0, 2, 0, 0, 0)


def test_without_a_number_an_account_that_the_client_used_is_enough(
    make, account, sale, varenne, credited, ines
):
    only_line(make, account, ines, entry("3450.00", words=sale.number, reference="A1"))
    other, credit = make.sold(varenne, gross_days="3", key="sold-3"), credited()
    line = only_line(make, account, ines, entry("690.00", words="SOLDE", reference="A2"))
    said = proposal(line)
    assert (said.why, said.parts[0].invoice, said.parts[0].credit) == ("set_off", other, credit)


def test_what_another_client_is_owed_is_never_deducted(make, account, credited, ardance, ines):
    credited()
    a_client(ardance, ines, siren="200000008", siret="", vat_number="")
    theirs = make.sold(ardance, gross_days="5", key="sold-4")
    line = only_line(make, account, ines, entry("2070.00", words=theirs.number))
    assert proposal(line).why == "partial"


def test_what_was_paid_back_meanwhile_is_not_set_off(make, account, sale, credited, ines):
    credit = credited()
    pay(credit, Decimal("1.00"), on=DAY, by=None, at=NOW, key="back")
    line = only_line(make, account, ines, entry("2070.00", words=sale.number))
    assert proposal(line).why == "partial"
    pay(credit, Decimal("1379.00"), on=DAY, by=None, at=NOW, key="back-2")
    with pytest.raises(TooLate):
        set_off(sale, credit, on=DAY, by=ines, at=NOW, key="late")


def test_finance_reads_it_confirms_it_and_takes_it_back(
    make, account, sale, credited, ines, client
):
    credit = credited()
    line = only_line(make, account, ines, entry("2070.00", words=sale.number))
    page = reverse("treasury:line", args=[line.public_id])
    with time_machine.travel(NOW, tick=False):
        sign_in(client, ines)
        assert f"avoir {credit.number}" in client.get(page).text
        assert credit.number in client.get(reverse("treasury:lines")).text
        client.post(reverse("treasury:confirm", args=[line.public_id]))
        assert f"avoir {credit.number}" in client.get(page).text
        undone = reverse("treasury:undo", args=[line.matches.get().public_id])
        assert client.post(undone).status_code == 303
    assert open_of(sale, credit) == [sale.gross, credit.gross]
    assert proposals_for([line])[line].why == "set_off"
