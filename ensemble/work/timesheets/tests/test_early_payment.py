"""The escompte of an order stands on each invoice of its months, and on no invoice of the member."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from ensemble.work.timesheets.actions.approving import approve
from ensemble.work.timesheets.tests.builders import a_month, running

pytestmark = pytest.mark.django_db


@pytest.fixture
def approval(chosen, house, karim, ines, months, petit, at):
    def of(**agreed):
        months.mandated(karim, by=ines)
        month = a_month(running(chosen, **agreed), [2, 3])
        return approve(month, fingerprint=month.fingerprint(), by=petit, at=at)

    return of


def test_the_escompte_of_the_order_stands_on_the_invoice_of_the_client(approval):
    done = approval(discount=Decimal("2"), discount_days=10)

    invoice = done.client_invoice
    assert invoice.discount == 2
    assert invoice.discount_until == invoice.issued_on + timedelta(days=10) == date(2026, 12, 10)
    assert "10\xa0jours" in invoice.note("AAB")
    assert invoice.discount_amount == Decimal("46.92")  # 2 % of 2 346,00 €
    assert done.member_invoice.discount == 0
    assert done.member_invoice.note("AAB") == "Pas d’escompte pour paiement anticipé."


def test_without_one_the_invoice_says_so(approval):
    invoice = approval().client_invoice

    assert (invoice.discount, invoice.discount_until) == (0, None)
    assert invoice.note("AAB") == "Pas d’escompte pour paiement anticipé."
