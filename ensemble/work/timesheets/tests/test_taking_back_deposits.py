"""A day taken back from an invoice that a deposit had paid: the deposit is available again."""

from datetime import date
from decimal import Decimal

import pytest

from ensemble.money.invoicing.deposits import left_of
from ensemble.money.invoicing.paper import make
from ensemble.money.invoicing.validation import validate
from ensemble.money.ledger.checking import invariants
from ensemble.money.ledger.reading import balance
from ensemble.work.timesheets.actions.asking_deposits import ask_deposit
from ensemble.work.timesheets.tests.builders import a_month
from ensemble.work.timesheets.tests.test_taking_back import FEB, bring, said_yes, sent

pytestmark = pytest.mark.django_db
LATER, NOTHING = date(2027, 3, 31), Decimal("0.00")


@pytest.fixture
def deposit(mission, ines, at):
    return ask_deposit(mission, net=Decimal("1500.00"), by=ines, at=at, key="once")


def credit_of(approval):
    return approval.credits.get(side="client").invoice


def test_what_the_invoice_no_longer_asks_goes_back_to_the_deposit(deposit, mission, petit, at):
    """Two days, 1 955,00 € less 1 500,00 €: 455,00 € asked. One day back, then the other."""
    november = a_month(mission, [2, 3])
    invoice = said_yes(november, petit, at).client_invoice
    assert (invoice.net, left_of(deposit)) == (Decimal("455.00"), NOTHING)

    first = credit_of(said_yes(sent(bring(november, 3, "0")), petit))
    assert (first.net, first.gross) == (Decimal("455.00"), Decimal("546.00"))
    assert [(line.deducts, line.net) for line in first.lines[1:]] == [
        (deposit.number, Decimal("-522.50"))
    ]
    assert left_of(deposit) == Decimal("522.50")
    assert balance("4191", on=LATER) == Decimal("-522.50")
    assert balance("revenue", on=LATER) == Decimal("-977.50")

    second = credit_of(said_yes(sent(bring(november, 2, "0", at=FEB), at=FEB), petit, FEB))
    assert (second.net, second.gross) == (NOTHING, NOTHING)
    assert left_of(deposit) == Decimal("1500.00")
    assert balance("4191", on=LATER) == Decimal("-1500.00")
    assert balance("revenue", on=LATER) == NOTHING
    assert balance("clients", on=LATER) == deposit.gross
    assert invariants() == []
    assert [validate(make(one).xml) for one in (first, second)] == [[], []]


def test_a_day_put_in_the_place_of_another_is_paid_by_the_same_deposit(deposit, mission, petit, at):
    """The deposit pays the 2nd whole, then a day of December in its place."""
    november = a_month(mission, [2])
    said_yes(november, petit, at)
    bring(november, 2, "0")
    month = date(2026, 12, 1)
    approval = said_yes(a_month(mission, {month: Decimal(1)}, month=month), petit)

    assert (approval.state, approval.client_invoice.gross) == ("billed", NOTHING)
    assert (credit_of(approval).gross, left_of(deposit)) == (NOTHING, Decimal("522.50"))
    assert balance("4191", on=LATER) == Decimal("-522.50")
    assert balance("revenue", on=LATER) == Decimal("-977.50")
    assert invariants() == []
