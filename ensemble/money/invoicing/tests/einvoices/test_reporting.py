import json
from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ensemble.money.invoicing.actions.issuing import issue
from ensemble.money.invoicing.reporting import declaration_of, declarations_of
from ensemble.money.invoicing.reporting_periods import period_of
from ensemble.money.invoicing.tests.builders import (
    ISSUED,
    business,
    client,
    days,
    mandate,
    self_billed,
    sold,
)

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


AWAY = {
    "berlin": (BERLIN, "european", "AE"),
    "geneva": (BERLIN | {"country": "CH", "vat_number": ""}, "abroad", "O"),
    "noumea": ({"postcode": "98800", "city": "Nouméa"}, "outside_the_territory", "O"),
    "saint_pierre": ({"postcode": "97500", "city": "Saint-Pierre"}, "outside_the_territory", "O"),
    "mamoudzou": ({"postcode": "97600", "city": "Mamoudzou"}, "untaxed_overseas", "E"),
}


@pytest.mark.parametrize("place", AWAY)
def test_each_place_away_is_declared_and_says_why(house, varenne, ines, place):
    facts, reason, category = AWAY[place]
    invoice = sold(house, client(varenne, ines, **facts))

    (sale,) = declaration_of(house, invoice.issued_on).sales

    assert (sale.number, sale.reason.value, sale.category) == (invoice.number, reason, category)
    assert (sale.base, sale.vat) == (Decimal("10637.50"), 0)
    assert (sale.rate is None) == (category == "O")


@pytest.mark.parametrize("postcode", ["54000", "97400", "97100", "20000"])
def test_where_french_vat_is_due_the_e_invoice_tells_it(house, varenne, ines, postcode):
    invoice = sold(house, client(varenne, ines, postcode=postcode))

    assert declaration_of(house, invoice.issued_on).is_empty


def test_a_member_of_another_country_is_a_purchase(house, karim, ines):
    hers = business(
        karim,
        status="eu_firm",
        country="BE",
        siren="",
        siret="",
        vat_number="BE0403170701",
        vat_regime="collection",
    )
    draft = self_billed(mandate(karim, ines), hers, house)
    invoice = issue(draft, by=None, at=ISSUED, key="bought")

    (purchase,) = declaration_of(house, invoice.issued_on).purchases

    assert (purchase.country, purchase.reason.value, purchase.category) == ("BE", "european", "AE")


def test_periods_follow_each_other_the_last_first(house, varenne, ines):
    there = sold(house, client(varenne, ines, **BERLIN))
    until = there.issued_on

    told = declarations_of(house, since=date(2026, 11, 5), until=until)

    assert [(one.period.starts_on.day, len(one.sales)) for one in told] == [
        (21, 1),
        (11, 0),
        (1, 0),
    ]


@pytest.fixture
def browser(ines):
    browser = Client()
    browser.force_login(ines)
    return browser


def test_finance_reads_the_periods_and_why_a_line_belongs_there(house, varenne, ines, browser):
    there = sold(house, client(varenne, ines, postcode="98800", city="Nouméa"))
    link = f"/einvoices/declaration?on={there.issued_on:%Y-%m}-21"
    with time_machine.travel(there.issued_at, tick=False):
        assert link in browser.get("/einvoices/declarations").content.decode()
        words = browser.get(link).content.decode()

    assert there.number in words
    assert "Française, hors du territoire de la TVA" in words
    assert "Catégorie O, hors du champ de la TVA" in words.replace("\u00a0", " ")
    assert "0\u00a0%" not in words
    assert f"/einvoices/declaration/file?on={there.issued_on:%Y-%m}-21" in words


def test_finance_takes_it_in_one_file(house, varenne, ines, petit, browser):
    there = sold(house, client(varenne, ines, **BERLIN))

    answer = browser.get("/einvoices/declaration/file", {"on": str(there.issued_on)})

    sale = json.loads(answer.content)["sales"][0]
    assert (sale["number"], sale["reason"], sale["rate"]) == (there.number, "european", "0")
    for page in ("declaration", "declaration/file"):
        assert browser.get(f"/einvoices/{page}", {"on": "yesterday"}).status_code == 404
    browser.force_login(petit)
    for page in ("declarations", "declaration", "declaration/file"):
        assert browser.get(f"/einvoices/{page}").status_code == 403


@pytest.mark.parametrize("on", ["9999-12-31", "0001-01-01", "2026-02-30"])
def test_a_day_without_a_period_is_not_found(house, browser, on):
    for page in ("declaration", "declaration/file"):
        assert browser.get(f"/einvoices/{page}", {"on": on}).status_code == 404


def test_one_and_three_invoices_cost_the_same(house, varenne, ines, browser):
    berlin = client(varenne, ines, **BERLIN)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            browser.get("/einvoices/declarations")
        return len(captured)

    sold(house, berlin, key="1")
    queries()
    one = queries()
    sold(house, berlin, key="2")
    sold(house, berlin, key="3")

    assert queries() == one <= 20
