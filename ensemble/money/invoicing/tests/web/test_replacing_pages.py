"""Cancelled, or credited whole, then issued again: the page starts from what was said."""

from decimal import Decimal

import pytest
from django.urls import reverse

from ensemble.money.invoicing.actions.crediting import ask_credit, issue_credit
from ensemble.money.invoicing.actions.issuing import issue
from ensemble.money.invoicing.drafts import Line
from ensemble.money.invoicing.models import Invoice, Terms
from ensemble.money.invoicing.tests.builders import ISSUED, days, sale, self_billed
from ensemble.money.ledger.reading import balance


def address(name, thing):
    return reverse(f"invoicing:{name}", args=[thing.public_id])


def typed(**other):
    return {
        "label_1": "Pilotage du projet S&OP",
        "quantity_1": "18,5",
        "unit_1": "DAY",
        "price_1": "575",
        "starts_on": "2026-11-02",
        "ends_on": "2026-11-30",
        "days": "30",
        "method": "net",
        "key": "first",
    } | other


@pytest.fixture
def cancelled(as_, invoice, ines):
    as_(ines).post(address("cancel", invoice), {"reason": "Rejetée"})
    invoice.refresh_from_db()
    return invoice


@pytest.mark.parametrize(("quantity", "status"), [("19", 422), ("18,5", 303), ("17", 303)])
def test_it_bills_no_more_days_than_were_approved(as_, cancelled, ines, quantity, status):
    answer = as_(ines).post(address("again", cancelled), typed(quantity_1=quantity))

    assert answer.status_code == status
    assert Invoice.objects.count() == (2 if status == 303 else 1)


def test_an_invoice_that_never_left_is_cancelled_and_issued_again(as_, invoice, ines):
    browser = as_(ines)
    assert browser.get(address("cancel", invoice)).status_code == 200
    assert browser.post(address("cancel", invoice), {"reason": "Rejetée"}).status_code == 303
    assert balance("clients", on=invoice.issued_on) == 0
    assert "Pilotage du projet" in browser.get(address("again", invoice)).text
    assert browser.post(address("cancel", invoice), {"reason": "Encore"}).status_code == 409

    for _turn in range(2):
        assert browser.post(address("again", invoice), typed()).status_code == 303

    after = Invoice.objects.get(replaces=invoice)
    assert (after.lines, after.gross) == (invoice.lines, invoice.gross)
    assert f"À la place de\u00a0{invoice.number}" in browser.get(address("invoice", after)).text
    assert after.number in browser.get(address("invoice", invoice)).text
    assert balance("clients", on=after.issued_on) == after.gross


def test_another_page_does_not_issue_it_a_second_time(as_, cancelled, ines):
    browser = as_(ines)
    browser.post(address("again", cancelled), typed())

    late = browser.post(address("again", cancelled), typed(key="second"))

    assert late.status_code == 409
    assert Invoice.objects.get(replaces=cancelled).number in late.text
    assert address("again", cancelled) not in browser.get(address("invoice", cancelled)).text


def test_what_still_counts_is_not_issued_again(as_, invoice, ines):
    browser = as_(ines)
    assert address("again", invoice) not in browser.get(address("invoice", invoice)).text

    assert browser.post(address("again", invoice), typed()).status_code == 409
    assert Invoice.objects.count() == 1


def test_one_credited_whole_is_offered_again(as_, invoice, ines, bruno):
    """Refused by the client (210): a credit note, then another number."""
    asked = ask_credit(invoice, reason="Refusée", by=ines, at=ISSUED)
    issue_credit(asked, by=bruno, at=ISSUED)
    browser = as_(ines)
    assert address("again", invoice) in browser.get(address("invoice", invoice)).text

    assert browser.post(address("again", invoice), typed()).status_code == 303

    after = Invoice.objects.get(replaces=invoice)
    assert balance("clients", on=after.issued_on) == after.gross == Decimal("12765.00")


def test_a_long_month_keeps_each_of_its_lines(as_, house, varenne_sa, ines):
    """Two prices, a day recharged and a day corrected: four lines to read, one as it stands."""
    four = [
        days("3"),
        days("2", "600"),
        Line("Train", Decimal(1), Decimal("120.00"), unit="C62", recharged=True),
        Line("Hôtel", Decimal(1), Decimal("95.00"), unit="C62", recharged=True),
        Line("Correction", Decimal(-1), Decimal("575.00"), corrects="FC-2026-000000"),
    ]
    terms = Terms(days=45, discount=Decimal("1.5"), discount_days=8)
    draft = sale(house, varenne_sa, *four, terms=terms)
    before = issue(draft, by=ines, at=ISSUED, key="month")
    browser = as_(ines)
    browser.post(address("cancel", before), {"reason": "Rejetée"})
    page = browser.get(address("again", before))
    form = page.context["form"]
    said = {bound.html_name: bound.value() for bound in form if bound.value() is not None}
    said |= {name: said[name].isoformat() for name in ("starts_on", "ends_on")}

    assert browser.post(address("again", before), said | {"key": "first"}).status_code == 303

    after = Invoice.objects.get(replaces=before)
    assert (after.lines, after.gross) == (before.lines, before.gross)
    assert (after.due_on, after.discount_until) == (before.due_on, before.discount_until)


def test_one_written_in_a_member_s_name_stays_the_member_s(as_, house, karim_ei, mandate, ines):
    """Rejected by the platform: the same parties, their series, and no escompte to give."""
    draft = self_billed(mandate, karim_ei, house)
    before = issue(draft, by=None, at=ISSUED, key="own")
    Invoice.objects.filter(pk=before.pk).update(state="cancelled")
    page = as_(ines).get(address("again", before))
    assert "discount" not in page.context["form"].fields

    answer = as_(ines).post(address("again", before), typed(price_1="500", discount="2"))

    after = Invoice.objects.get(replaces=before)
    assert answer.status_code == 303
    assert (after.kind, after.flow, after.mandate) == ("389", "bought", mandate)
    assert (after.number, after.discount) == ("AF-300000007-2026-0002", 0)
