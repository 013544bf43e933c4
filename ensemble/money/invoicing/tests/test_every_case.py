"""Whatever is issued passes every rule: schema, EN 16931, BR-FR. One paper for each case."""

from decimal import Decimal

import pytest

from ensemble.money.invoicing.actions.crediting import ask_credit, credit_own, issue_credit
from ensemble.money.invoicing.actions.issuing import issue
from ensemble.money.invoicing.drafts import Line
from ensemble.money.invoicing.models import Kind, Terms
from ensemble.money.invoicing.paper import make
from ensemble.money.invoicing.rendering import content_of
from ensemble.money.invoicing.tests.builders import (
    ISSUED,
    business,
    client,
    days,
    mandate,
    operator,
    sale,
    self_billed,
    sold,
)
from ensemble.money.invoicing.validation import validate

ONE = Decimal(1)
CLIENTS = {
    "france": {},
    "reunion": {"postcode": "97400", "city": "Saint-Denis"},
    "mayotte": {"postcode": "97600", "city": "Mamoudzou"},
    "noumea": {"postcode": "98800", "city": "Nouméa", "vat_number": ""},
    "germany": {
        "siren": "",
        "siret": "",
        "vat_number": "DE811907980",
        "country": "DE",
        "postcode": "10115",
        "city": "Berlin",
        "email": "rechnung@varenne.example",
    },
    "switzerland": {
        "siren": "",
        "siret": "",
        "vat_number": "",
        "country": "CH",
        "postcode": "1204",
        "city": "Genève",
        "email": "factures@varenne.example",
    },
}
BUSINESSES = {
    "micro": {},
    "sasu": {"status": "sasu", "vat_regime": "collection", "vat_number": "FR83300000007"},
    "debits": {"status": "eurl", "vat_regime": "debits", "vat_number": "FR83300000007"},
    "association": {"status": "association", "vat_regime": "none"},
    "belgium": {
        "status": "eu_firm",
        "vat_regime": "eu",
        "vat_number": "BE0897223571",
        "siren": "",
        "siret": "",
        "country": "BE",
        "postcode": "1000",
        "city": "Bruxelles",
    },
}


def findings(invoice) -> list[str]:
    return [f"{one.rule}: {one.text}" for one in validate(make(invoice).xml)]


@pytest.mark.parametrize("where", CLIENTS)
def test_what_clients_are_invoiced(house, varenne, ines, where):
    buyer = client(varenne, ines, **CLIENTS[where])

    assert findings(sold(house, buyer, purchase_order="4500012345")) == []


def test_the_option_for_debits(varenne, ines):
    house = operator(ines, vat_regime="debits")

    assert findings(sold(house, client(varenne, ines))) == []


def test_an_escompte_and_an_end_of_month(house, varenne_sa):
    terms = Terms("45_then_eom", 45, discount=Decimal("1.5"), discount_days=15)
    invoice = sold(house, varenne_sa, terms=terms)

    assert findings(invoice) == []
    said = content_of(invoice).terms  # BT-20
    assert "15\xa0décembre\xa02026" in said
    assert "12\xa0573,52\xa0€" in said


def test_a_deposit_what_takes_it_off_and_what_is_disbursed(house, varenne_sa):
    advance = Line("Acompte", ONE, Decimal("3000.00"), unit="C62")
    deposit = sold(house, varenne_sa, advance, kind=Kind.DEPOSIT, key="deposit")
    taken = Line("Acompte", -ONE, Decimal("3000.00"), unit="C62", deducts=deposit.number)
    train = Line("Billet de train", ONE, Decimal("118.00"), unit="C62", disbursed=True)

    assert findings(deposit) == []
    assert findings(sold(house, varenne_sa, days(), taken, train, key="final")) == []


def test_r18_a_credit_note(house, varenne_sa, ines, bruno):
    request = ask_credit(sold(house, varenne_sa), reason="Erreur", by=ines, at=ISSUED)

    assert findings(issue_credit(request, by=bruno, at=ISSUED)) == []


@pytest.mark.parametrize("status", BUSINESSES)
def test_r15_what_is_written_for_members_and_what_they_credit(house, karim, ines, status):
    one = business(karim, **BUSINESSES[status])
    invoice = issue(self_billed(mandate(karim, ines), one, house), by=None, at=ISSUED, key="1")
    credit = credit_own(invoice, reason="Erreur", by=karim.person, at=ISSUED, key="2")

    assert findings(invoice) == []
    assert findings(credit) == []


def test_both_sides_of_agency(house, varenne_sa, karim_ei, mandate):
    client_side = issue(sale(karim_ei, varenne_sa, mandate=mandate), by=None, at=ISSUED, key="1")
    fee = issue(sale(house, karim_ei, days("18.5", "75.00")), by=None, at=ISSUED, key="2")

    assert findings(client_side) == []
    assert findings(fee) == []
