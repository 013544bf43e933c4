"""An invoice of hers that finance refused is replaced by another, under another number."""

from decimal import Decimal

import pytest

from ensemble.foundation.core.errors import TooLate
from ensemble.money.invoicing.actions.receiving import accept, refuse
from ensemble.money.ledger.checking import invariants
from ensemble.money.ledger.reading import balance
from ensemble.work.timesheets.actions.invoicing_herself import credit_own_days, send_own_invoice
from ensemble.work.timesheets.reading import approvals_of
from ensemble.work.timesheets.tests.builders import a_month, running
from ensemble.work.timesheets.tests.test_taking_back import DEC, bring, said_yes, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def november(chosen, house, months, karim, ines):
    months.mandated(karim, by=ines)
    return a_month(running(chosen, self_billing=False), [2, 3])


@pytest.fixture
def billed(november, petit, at):
    return said_yes(november, petit, at)


@pytest.fixture
def send(billed, karim, months, at):
    def hers(number: str):
        content = months.factur_x(months.einvoice("1700.00", number=number))
        facts = {"content": content, "name": "f.pdf", "number": number, "issued_on": at.date()}
        invoice = send_own_invoice(billed, **facts, by=karim.person, at=at)
        billed.refresh_from_db()
        return invoice

    return hers


@pytest.fixture
def refused(send, ines, at):
    return refuse(send("F-2026-11"), reason="Le SIRET manque.", by=ines, at=at)


def test_one_that_waits_or_was_accepted_is_the_only_one(send):
    send("F-2026-11")
    with pytest.raises(TooLate, match="déjà"):
        send("F-2026-12")


def test_another_takes_the_place_of_one_refused(refused, billed, send, november, karim, ines, at):
    (month,) = approvals_of(november, karim.person)
    assert month.to_invoice
    with pytest.raises(TooLate):
        send("F-2026-11")

    after = send("F-2026-12")
    accept(after, by=ines, at=at)

    assert (after.replaces, billed.member_invoice, billed.state) == (refused, after, "billed")
    assert balance("suppliers", on=at.date()) == Decimal("-1700.00")
    (month,) = approvals_of(november, karim.person)
    assert not month.to_invoice
    assert invariants() == []


def test_a_day_taken_back_is_credited_on_the_one_that_counts(refused, send, november, petit, karim):
    after = send("F-2026-12")
    back = said_yes(sent(bring(november, 3, "0")), petit, DEC)
    assert back.state == "awaiting_member"
    credit_own_days(back, by=karim.person, at=DEC)

    assert back.credits.get(side="member").invoice.preceding == after
