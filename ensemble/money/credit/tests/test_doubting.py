from datetime import date
from decimal import Decimal

import pytest

from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.core.jobs import run_waiting
from ensemble.money.credit.actions.doubting import (
    book_provision,
    declare_doubtful,
    take_back_provision,
)
from ensemble.money.credit.actions.losing import approve_loss, ask_loss, refuse_loss
from ensemble.money.credit.tests.builders import NOW, sent
from ensemble.money.invoicing.actions.settling import collect, undo
from ensemble.money.ledger.checking import invariants
from ensemble.money.ledger.models import Entry
from ensemble.money.ledger.reading import balance

LATER = date(2027, 3, 1)
END = date(2027, 12, 31)


@pytest.fixture
def invoice(house, varenne_sa):
    return sent(house, varenne_sa)


@pytest.fixture
def doubt(invoice, ines):
    reason = "Redressement judiciaire ouvert le 12 février"
    return declare_doubtful(invoice, reason=reason, on=LATER, by=ines, at=NOW)


def lines(key: str) -> dict[str, str]:
    """The account and the signed amount of each line of one entry."""
    entry = Entry.objects.get(key=key)
    return {line.account.number: str(line.amount) for line in entry.lines.select_related("account")}


def test_r25_doubtful_depreciation_loss(invoice, doubt, ines, bruno):
    assert lines(f"doubt:{doubt.pk}") == {"416": "12765", "411": "-12765"}
    provision = book_provision(
        doubt, percent=Decimal(50), reason="Plan proposé", on=LATER, by=ines, at=NOW
    )
    assert lines(f"provision:{provision.pk}") == {"68174": "5318.75", "491": "-5318.75"}
    before = balance("collected_vat", on=END)

    loss = ask_loss(invoice, reason="Liquidation clôturée", by=ines, at=NOW)
    with pytest.raises(Refused):
        approve_loss(loss, on=LATER, by=ines, at=NOW)
    approve_loss(loss, on=LATER, by=bruno, at=NOW)

    assert lines(f"provision-back:{provision.pk}") == {"491": "5318.75", "78174": "-5318.75"}
    settlement = invoice.settlements.get(kind="loss")
    assert lines(f"settlement:{settlement.pk}") == {
        "654": "10637.5",
        "44587": "2127.5",
        "416": "-12765",
    }
    assert balance("collected_vat", on=END) == before == 0
    for role in ("clients", "doubtful_clients", "depreciation", "pending_vat"):
        assert balance(role, on=END) == 0
    doubt.refresh_from_db()
    assert doubt.state == "lost"
    assert invariants() == []


def test_a_loss_without_a_doubt_leaves_the_clients(invoice, ines, bruno):
    loss = ask_loss(invoice, reason="Société introuvable", by=ines, at=NOW)
    approve_loss(loss, on=LATER, by=bruno, at=NOW)

    assert balance("clients", on=END) == balance("doubtful_clients", on=END) == 0
    assert balance("losses", on=END) == Decimal("10637.50")


def test_a_loss_may_be_refused(invoice, ines, bruno):
    loss = ask_loss(invoice, reason="Trop tôt", by=ines, at=NOW)
    with pytest.raises(TooLate):
        ask_loss(invoice, reason="Trop tôt", by=bruno, at=NOW)
    refuse_loss(loss, by=bruno, at=NOW)

    with pytest.raises(TooLate):
        approve_loss(loss, on=LATER, by=bruno, at=NOW)
    assert invoice.open_amount == Decimal("12765.00")


def test_another_percentage_replaces_the_one_before(doubt, ines):
    first = book_provision(doubt, percent=Decimal(50), reason="Plan", on=LATER, by=ines, at=NOW)
    book_provision(doubt, percent=Decimal(100), reason="Rejeté", on=LATER, by=ines, at=NOW)

    first.refresh_from_db()
    assert first.state == "taken_back"
    assert balance("depreciation", on=END) == Decimal("-10637.50")
    with pytest.raises(TooLate):
        take_back_provision(first, on=LATER, by=ines, at=NOW)


def test_money_that_comes_after_all_ends_the_doubt(invoice, doubt, ines):
    book_provision(doubt, percent=Decimal(50), reason="Plan", on=LATER, by=ines, at=NOW)
    half = {"on": LATER, "by": ines, "at": NOW}
    collect(invoice, Decimal("6382.50"), key="one", **half)
    run_waiting()
    assert balance("doubtful_clients", on=END) == Decimal("6382.50")
    assert balance("clients", on=END) == 0

    last = collect(invoice, Decimal("6382.50"), key="two", **half)
    run_waiting()

    doubt.refresh_from_db()
    assert doubt.state == "settled"
    for role in ("doubtful_clients", "clients", "depreciation", "pending_vat"):
        assert balance(role, on=END) == 0
    assert last.undoes is None


def test_a_payment_taken_back_is_doubtful_again(invoice, doubt, ines):
    paid = collect(invoice, Decimal("5000.00"), on=LATER, by=ines, at=NOW, key="one")
    run_waiting()
    undo(paid, on=LATER, by=ines, at=NOW, key="back")
    run_waiting()

    assert balance("doubtful_clients", on=END) == Decimal("12765.00")
    assert balance("clients", on=END) == 0


def test_an_invoice_is_doubtful_once(invoice, doubt, ines, claire):
    with pytest.raises(TooLate):
        declare_doubtful(invoice, reason="Encore", on=LATER, by=ines, at=NOW)
    with pytest.raises(Refused):
        declare_doubtful(invoice, reason="Encore", on=LATER, by=claire, at=NOW)
