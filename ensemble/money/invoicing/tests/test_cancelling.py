"""What never left is cancelled; what has gone out stands, a credit note like an invoice."""

import pytest

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.jobs import run_waiting
from ensemble.money.invoicing.actions.cancelling import cancel
from ensemble.money.invoicing.actions.crediting import ask_credit, issue_credit
from ensemble.money.invoicing.actions.exchanging import plan, try_again
from ensemble.money.invoicing.actions.issuing import issue
from ensemble.money.invoicing.actions.settling import collect
from ensemble.money.invoicing.actions.telling import hear
from ensemble.money.invoicing.leaving import may_be_cancelled
from ensemble.money.invoicing.models import Code, Dispatch, Invoice
from ensemble.money.invoicing.tests.builders import ISSUED, days, self_billed, sold
from ensemble.money.ledger.reading import balance


def again(invoice) -> Invoice:
    return Invoice.objects.get(pk=invoice.pk)


def stands(invoice, by, words="ce document tient") -> bool:
    """Neither offered nor done, and its entry is where it was."""
    before = balance("clients", on=invoice.issued_on)
    with pytest.raises(TooLate, match=words):
        cancel(again(invoice), reason="Une erreur", by=by, at=ISSUED)
    assert balance("clients", on=invoice.issued_on) == before
    return not may_be_cancelled(again(invoice)) and again(invoice).is_live


def said(invoice, code, **why) -> None:
    hear(invoice, Code(code), said_at=ISSUED, at=ISSUED, key=f"{invoice.pk}:{code}", **why)


@pytest.fixture
def invoice(house, varenne_sa) -> Invoice:
    return sold(house, varenne_sa)


def test_what_never_left_is_cancelled_and_its_entry_reversed(invoice, ines):
    assert may_be_cancelled(invoice)
    cancel(invoice, reason="Une erreur", by=ines, at=ISSUED)
    assert (invoice.state, balance("clients", on=invoice.issued_on)) == ("cancelled", 0)
    assert not may_be_cancelled(invoice)


def test_an_invoice_that_was_sent_stands(invoice, ines, helene):
    run_waiting()
    assert again(invoice).state == "sent"
    assert stands(invoice, ines, "avoir")


def test_a_credit_note_that_was_sent_stands(invoice, ines, bruno, helene):
    collect(invoice, invoice.gross, on=invoice.issued_on, by=ines, at=ISSUED, key="paid")
    request = ask_credit(invoice, lines=[days("2")], reason="Deux jours", by=ines, at=ISSUED)
    credit = issue_credit(request, by=bruno, at=ISSUED)
    assert may_be_cancelled(credit)
    run_waiting()
    assert again(credit).state == "sent"
    assert stands(credit, ines, "facturé de nouveau")


def test_what_its_receiver_speaks_of_stands(invoice, ines):
    said(invoice, "202")
    assert stands(invoice, ines)


def test_what_is_on_its_way_waits_for_the_answer(invoice, ines):
    dispatch = plan(invoice, at=ISSUED)
    assert stands(invoice, ines, "en route")

    Dispatch.objects.filter(pk=dispatch.pk).update(state="failed")
    assert may_be_cancelled(invoice)
    cancel(invoice, reason="Le SIRET", by=ines, at=ISSUED)
    with pytest.raises(TooLate):
        try_again(Dispatch.objects.get(), by=ines, at=ISSUED)


def test_what_a_platform_rejects_never_left(invoice, ines, helene):
    run_waiting()
    said(invoice, "213", reason_code="REJ_SEMAN")
    assert again(invoice).state == "cancelled"


def test_what_a_platform_finds_inadmissible_did_not_leave(invoice, ines):
    said(invoice, "501", reason_code="AUTRE")
    assert may_be_cancelled(invoice)


def test_what_we_wrote_for_a_member_stands_once_she_has_it(house, karim_ei, mandate, ines):
    invoice = issue(self_billed(mandate, karim_ei, house), by=None, at=ISSUED, key="1")
    assert may_be_cancelled(invoice)
    run_waiting()
    assert again(invoice).state == "ready"
    assert stands(invoice, ines)
