import json
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from ensemble.money.invoicing.reporting import declaration_of, period_of
from ensemble.money.invoicing.tests.builders import client, days, sold

pytestmark = pytest.mark.django_db

BERLIN = {
    "country": "DE",
    "siren": "",
    "siret": "",
    "vat_number": "DE136695976",
    "email": "einkauf@example.de",
}


@pytest.mark.parametrize(
    ("regime", "on", "starts_on", "ends_on", "due_on"),
    [
        ("collection", date(2026, 11, 1), (11, 1), (11, 10), (11, 20)),
        ("debits", date(2026, 11, 20), (11, 11), (11, 20), (11, 30)),
        ("collection", date(2026, 11, 30), (11, 21), (11, 30), (12, 10)),
        ("franchise", date(2026, 11, 30), (11, 1), (12, 31), (1, 30)),
        ("franchise", date(2026, 2, 1), (1, 1), (2, 28), (3, 30)),
    ],
)
def test_the_period_follows_the_regime(regime, on, starts_on, ends_on, due_on):
    period = period_of(on, regime)

    assert [(day.month, day.day) for day in (period.starts_on, period.ends_on, period.due_on)] == [
        starts_on,
        ends_on,
        due_on,
    ]


def test_it_holds_what_crosses_a_border_and_nothing_else(house, varenne, varenne_sa, ines):
    sold(house, varenne_sa, key="here")
    berlin = client(varenne, ines, **BERLIN)
    there = sold(house, berlin, days("2", "600.00"), key="there")

    declaration = declaration_of(house, there.issued_on)

    (sale,) = declaration.sales
    assert (sale.number, sale.country, sale.category) == (there.number, "DE", "AE")
    assert (sale.base, sale.vat, sale.vat_number) == (Decimal("1200.00"), 0, "DE136695976")
    assert declaration.purchases == ()


def test_finance_takes_it_in_one_file(house, varenne, ines, petit):
    there = sold(house, client(varenne, ines, **BERLIN))
    browser = Client()
    browser.force_login(ines)

    answer = browser.get("/einvoices/declaration", {"on": str(there.issued_on)})

    assert json.loads(answer.content)["sales"][0]["number"] == there.number
    assert browser.get("/einvoices/declaration", {"on": "yesterday"}).status_code == 404
    browser.force_login(petit)
    assert browser.get("/einvoices/declaration").status_code == 403
