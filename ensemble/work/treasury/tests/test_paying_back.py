"""A credit note of what was already paid: the money goes back, and only the bank's line settles it."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.money.invoicing.actions.crediting import ask_credit, credit_own, issue_credit
from ensemble.money.invoicing.actions.settling import collect, pay
from ensemble.money.invoicing.drafts import Line
from ensemble.money.invoicing.models import Invoice
from ensemble.money.ledger.checking import check
from ensemble.money.ledger.reading import balance
from ensemble.work.treasury import happened
from ensemble.work.treasury.accountant import table_of
from ensemble.work.treasury.actions.matching import confirm, explain
from ensemble.work.treasury.actions.matching_alone import match_certain
from ensemble.work.treasury.actions.paying_back import pay_back
from ensemble.work.treasury.actions.undoing import undo
from ensemble.work.treasury.models import BankLine
from ensemble.work.treasury.tests.builders import NOW
from ensemble.work.treasury.tests.formats.builders import entry
from ensemble.work.treasury.tests.test_matching import only_line, proposal

DAY = date(2026, 11, 20)
TWO_DAYS = [Line("Deux jours en trop", Decimal(2), Decimal("575.00"))]


@pytest.fixture
def sale(make, varenne, varenne_sa):
    """Paid: 12 765,00 €."""
    invoice = make.sold(varenne)
    collect(invoice, invoice.gross, on=NOW.date(), by=None, at=NOW, key="in")
    return invoice


@pytest.fixture
def credit(sale, ines, bruno):
    """Two days of it, 1 380,00 € with tax."""
    asked = ask_credit(sale, lines=TWO_DAYS, reason="Trop", by=ines, at=NOW)
    return issue_credit(asked, by=bruno, at=NOW)


@pytest.fixture
def hers(owed, karim):
    """One day of what Karim was paid, 500,00 €."""
    pay(owed, owed.gross, on=NOW.date(), by=None, at=NOW, key="out")
    day = [Line("Un jour en trop", Decimal(1), Decimal("500.00"))]
    return credit_own(owed, lines=day, reason="Trop", by=karim.person, at=NOW, key="own")


def spoken(member) -> list[str]:
    with translation.override("fr"):
        return [event.label.replace("\u00a0", " ") for event in happened.to(member)]


def left_of(line: BankLine) -> Decimal:
    line.refresh_from_db()
    return line.left


def test_money_that_leaves_under_its_number_settles_the_client_s(make, account, credit, ines):
    """VAT was due with the receipt: 230,00 € of it go back with the money."""
    before = balance("bank", on=DAY)
    leaving = entry("-1380.00", words=f"REMBT {credit.number}")
    statement = make.recorded(account, [leaving], by=ines, moved="-1380.00")

    assert match_certain(statement, at=NOW) == 1

    line = statement.lines.get()
    match = line.matches.get()
    assert (match.kind, match.invoice, match.organisation) == (
        "refund",
        credit,
        credit.organisation,
    )
    assert (line.left, credit.open_amount) == (0, 0)
    assert balance("bank", on=DAY) == before - Decimal("1380.00")
    assert (balance("clients", on=DAY), balance("pending_vat", on=DAY)) == (0, 0)
    assert balance("collected_vat", on=DAY) == Decimal("-1897.50")
    assert check(at=NOW).is_well
    assert match_certain(statement, at=NOW) == 0


def test_money_that_comes_in_under_its_number_settles_the_member_s(make, account, hers, ines):
    coming = entry("500.00", words=f"Avoir {hers.number}")
    statement = make.recorded(account, [coming], by=ines, moved="500.00")

    match_certain(statement, at=NOW)

    match = statement.lines.get().matches.get()
    assert (match.kind, match.invoice, match.organisation) == ("refund", hers, None)
    assert Invoice.objects.get(pk=hers.pk).open_amount == 0
    assert balance("suppliers", on=DAY) == 0
    assert f"{hers.number} : remboursé par vous" in spoken(hers.member)
    assert f";Remboursement;{hers.number};;;;-500,00" in table_of(hers.member, year=2026).decode()
    assert check(at=NOW).is_well


def test_a_part_is_proposed_and_taken_back(make, account, credit, ines):
    line = only_line(make, account, ines, entry("-380.00", words=credit.number))
    said = proposal(line)
    assert (said.why, said.certain, said.parts[0].invoice) == ("partial", False, credit)

    (match,) = confirm(line, by=ines, at=NOW)
    assert Invoice.objects.get(pk=credit.pk).open_amount == Decimal("1000.00")
    undo(match, by=ines, at=NOW)

    assert Invoice.objects.get(pk=credit.pk).open_amount == Decimal("1380.00")
    assert left_of(line) == Decimal("380.00")
    assert balance("clients", on=DAY) == Decimal("-1380.00")
    assert check(at=NOW).is_well


def test_the_amount_alone_is_proposed_only(make, account, credit, ines):
    line = only_line(make, account, ines, entry("-1380.00", words="Virement"))

    said = proposal(line)

    assert (said.why, said.certain, said.parts[0].invoice) == ("amount", False, credit)


def test_what_comes_in_is_never_taken_for_ours_to_give(make, account, credit, ines):
    line = only_line(make, account, ines, entry("1380.00", words=credit.number))

    assert proposal(line).parts == ()
    with pytest.raises(TooLate):
        pay_back(line, credit, amount=Decimal("1380.00"), by=ines, at=NOW)


def test_no_more_than_is_open_goes_back(make, account, credit, ines, claire):
    line = only_line(make, account, ines, entry("-2000.00", words="Virement"))
    with pytest.raises(Refused):
        pay_back(line, credit, amount=Decimal("1380.00"), by=claire, at=NOW)
    with pytest.raises(TooLate):
        pay_back(line, credit, amount=Decimal("1380.01"), by=ines, at=NOW)

    pay_back(line, credit, amount=Decimal("1380.00"), by=ines, at=NOW)
    explain(line, "fee", by=ines, at=NOW)

    assert left_of(line) == 0
    assert check(at=NOW).is_well


def test_finance_types_its_number_on_the_page_of_the_line(make, account, credit, ines, client):
    line = only_line(make, account, ines, entry("-1380.00", words="Virement"))
    page = reverse("treasury:line", args=[line.public_id])
    browser = sign_in(client, ines)
    assert credit.number in browser.get(page).text

    typed = {"invoice": credit.number.lower(), "amount": "1 380,00"}
    wrong = browser.post(
        reverse("treasury:receive", args=[line.public_id]), typed | {"invoice": "X"}
    )
    assert wrong.status_code == 422
    answer = browser.post(reverse("treasury:receive", args=[line.public_id]), typed)

    assert answer.status_code == 303
    assert left_of(line) == 0
    assert "Un avoir remboursé" in browser.get(page).text


def test_finance_sees_what_is_owed_until_it_is_paid_back(make, account, credit, ines, client):
    waiting = f"{reverse('invoicing:invoices')}?show=waiting"
    browser = sign_in(client, ines)
    assert credit.number in browser.get(waiting).text
    said = browser.get(reverse("invoicing:invoice", args=[credit.public_id])).text
    assert "À rembourser" in said
    assert "1 380,00" in said.replace("\u00a0", " ").replace("\u202f", " ")

    pay(credit, credit.gross, on=NOW.date(), by=ines, at=NOW, key="back")

    assert credit.number not in browser.get(waiting).text


def test_its_member_reads_what_to_give_back_and_where(make, account, hers, karim, client):
    with time_machine.travel(NOW, tick=False):
        page = sign_in(client, karim.person).get(reverse("treasury:money")).text

    assert hers.number in page
    assert account.by_fours in page.replace("\u00a0", " ")


def test_a_credit_note_that_only_lowered_what_was_owed_is_owed_to_nobody(
    make, varenne, varenne_sa, ines, bruno
):
    unpaid = make.sold(varenne, key="unpaid")
    issue_credit(
        ask_credit(unpaid, lines=TWO_DAYS, reason="Trop", by=ines, at=NOW), by=bruno, at=NOW
    )

    assert not Invoice.objects.to_give_back().exists()
