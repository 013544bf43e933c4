"""The ladder, rung by rung, and what each explanation does to the books."""

from datetime import date
from decimal import Decimal

import pytest

from ensemble.foundation.core.errors import TooLate
from ensemble.money.ledger.checking import check
from ensemble.money.ledger.reading import balance
from ensemble.work.treasury.actions.matching import (
    confirm,
    explain,
    pay_out,
    receive,
)
from ensemble.work.treasury.actions.matching_alone import match_certain
from ensemble.work.treasury.actions.undoing import undo
from ensemble.work.treasury.ladder import proposals_for
from ensemble.work.treasury.models import BankLine
from ensemble.work.treasury.tests.builders import NOW
from ensemble.work.treasury.tests.formats.builders import entry

DAY = date(2026, 11, 20)


@pytest.fixture
def sale(make, varenne, varenne_sa):
    return make.sold(varenne)


def only_line(make, account, ines, one: str) -> BankLine:
    statement = make.recorded(account, [one], by=ines, moved=amount_of(one))
    match_certain(statement, at=NOW)
    return statement.lines.get()


def amount_of(one: str) -> str:
    amount = one.split("<Amt Ccy='EUR'>")[1].split("<")[0]
    return amount if "CRDT" in one else f"-{amount}"


def proposal(line):
    return proposals_for([line])[line]


def test_the_number_of_an_invoice_and_its_amount_leave_no_doubt(make, account, sale, ines):
    words = f"VIR {sale.number.replace('-', ' ')} NOV"
    line = only_line(make, account, ines, entry("12765.00", words=words))
    sale.refresh_from_db()
    assert (line.left, sale.open_amount) == (0, 0)
    assert line.matches.get().by is None
    assert balance("bank", on=DAY) == Decimal("12765.00")
    assert balance("clients", on=DAY) == 0
    assert balance("collected_vat", on=DAY) == Decimal("-2127.50")


def test_several_invoices_paid_together(make, account, sale, varenne, ines):
    other = make.sold(varenne, gross_days="1", key="sold-2")
    line = only_line(make, account, ines, entry("13455.00", words=f"{sale.number} {other.number}"))
    assert (line.left, line.matches.count()) == (0, 2)


def test_a_part_is_proposed_and_confirmed(make, account, sale, ines):
    """R20: half of 12 765,00 €; the VAT of that half is due."""
    line = only_line(make, account, ines, entry("6382.50", words=sale.number))
    assert (line.left, proposal(line).why) == (Decimal("6382.50"), "partial")
    confirm(line, by=ines, at=NOW)
    sale.refresh_from_db()
    assert (sale.open_amount, line.left) == (Decimal("6382.50"), 0)
    assert balance("collected_vat", on=DAY) == Decimal("-1063.75")


def test_what_is_paid_in_excess_waits_for_the_client(make, account, sale, ines, varenne):
    line = only_line(make, account, ines, entry("12800.00", words=sale.number))
    assert proposal(line).why == "overpaid"
    confirm(line, by=ines, at=NOW)
    assert (line.left, balance("client_advances", on=DAY)) == (0, Decimal("-35.00"))
    assert balance("client_advances", on=DAY, party=f"C-{varenne.pk}") == Decimal("-35.00")


def test_an_account_that_the_client_used_is_proposed_only(make, account, sale, varenne, ines):
    only_line(make, account, ines, entry("12765.00", words=sale.number, reference="A1"))
    other = make.sold(varenne, gross_days="2", key="sold-2")
    line = only_line(make, account, ines, entry("1380.00", words="FACTURE", reference="A2"))
    assert (line.left, proposal(line).why) == (Decimal("1380.00"), "account")
    assert proposal(line).parts[0].invoice == other


def test_bank_fees_are_proposed(make, account, ines):
    line = only_line(make, account, ines, entry("-3.20", words="FRAIS TENUE DE COMPTE"))
    assert proposal(line).why == "fee"
    confirm(line, by=ines, at=NOW)
    assert balance("bank_fees", on=DAY) == Decimal("3.20")


def test_what_nobody_knows_waits_in_its_own_account(make, account, ines):
    line = only_line(make, account, ines, entry("99.00", words="?"))
    assert proposal(line).parts == ()
    explain(line, "unknown", by=ines, at=NOW)
    assert balance("suspense", on=DAY) == Decimal("-99.00")


def test_undoing_is_a_reversing_entry(make, account, sale, ines):
    line = only_line(make, account, ines, entry("12765.00", words=sale.number))
    undo(line.matches.get(), by=ines, at=NOW)
    line.refresh_from_db()
    sale.refresh_from_db()
    assert (line.left, sale.open_amount) == (Decimal("12765.00"), Decimal("12765.00"))
    assert balance("bank", on=DAY) == balance("collected_vat", on=DAY) == 0
    with pytest.raises(TooLate):
        undo(line.matches.get(), by=ines, at=NOW)
    assert check(NOW).problems == []


def test_the_same_line_is_not_explained_twice(make, account, sale, ines):
    line = only_line(make, account, ines, entry("12765.00", words=sale.number))
    for act in (
        lambda: explain(line, "unknown", by=ines, at=NOW),
        lambda: receive(line, sale, amount=Decimal(1), by=ines, at=NOW),
    ):
        with pytest.raises(TooLate):
            act()


def test_more_than_is_open_is_not_received(make, account, sale, ines):
    line = only_line(make, account, ines, entry("20000.00", words="x"))
    with pytest.raises(TooLate):
        receive(line, sale, amount=Decimal("12765.01"), by=ines, at=NOW)


def test_our_own_payment_is_known_by_its_number(make, account, owed, ines, bruno):
    payment = make.approved(account, by=ines, other=bruno).payments.get()
    line = only_line(make, account, ines, entry("-9250.00", end_to_end_id=payment.end_to_end_id))
    payment.refresh_from_db()
    assert (line.left, payment.state, payment.paid_on) == (0, "paid", DAY)
    assert balance("transfers", on=DAY) == 0
    assert balance("bank", on=DAY) == Decimal("-9250.00")


@pytest.mark.fault
def test_a_second_debit_is_flagged(make, account, owed, ines, bruno):
    """F14: the file was sent twice, and the bank paid twice."""
    payment = make.approved(account, by=ines, other=bruno).payments.get()
    twice = [
        entry("-9250.00", end_to_end_id=payment.end_to_end_id, reference=f"A{n}") for n in (1, 2)
    ]
    only_line(make, account, ines, twice[0])
    second = only_line(make, account, ines, twice[1])
    assert (second.left, second.note) == (Decimal("9250.00"), "second_debit")


def test_a_second_debit_of_the_same_statement_is_flagged_too(make, account, owed, ines, bruno):
    payment = make.approved(account, by=ines, other=bruno).payments.get()
    twice = [
        entry("-9250.00", end_to_end_id=payment.end_to_end_id, reference=f"A{n}") for n in (1, 2)
    ]
    statement = make.recorded(account, twice, by=ines, opening="20000", moved="-18500")
    assert match_certain(statement, at=NOW) == 1
    assert statement.lines.unexplained().get().note == "second_debit"


def test_an_amount_that_was_not_ordered_is_flagged(make, account, owed, ines, bruno):
    """The next statement is compared line by line with the file."""
    payment = make.approved(account, by=ines, other=bruno).payments.get()
    line = only_line(make, account, ines, entry("-9350.00", end_to_end_id=payment.end_to_end_id))
    assert (line.note, payment.state) == ("other_amount", "ordered")


def test_a_payment_whose_number_was_lost_is_matched_by_hand(make, account, owed, ines, bruno):
    payment = make.approved(account, by=ines, other=bruno).payments.get()
    line = only_line(make, account, ines, entry("-9250.00", words="VIR SEPA"))
    assert line.left == Decimal("9250.00")
    pay_out(line, payment, by=ines, at=NOW)
    payment.refresh_from_db()
    assert payment.state == "paid"
    undo(line.matches.get(), by=ines, at=NOW)
    payment.refresh_from_db()
    assert (payment.state, payment.paid_on) == ("ordered", None)


def test_once_all_is_explained_the_ledger_says_what_the_bank_says(make, account, sale, ines):
    statement = make.recorded(
        account,
        [entry("12765.00", words=sale.number), entry("-3.20", words="FRAIS", reference="F1")],
        by=ines,
        opening="0",
        moved="12761.80",
    )
    match_certain(statement, at=NOW)
    confirm(statement.lines.unexplained().get(), by=ines, at=NOW)
    assert balance("bank", on=DAY) == statement.closing
