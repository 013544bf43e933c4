"""What we write, read back by the factur-x library: another author, the same standard."""

from dataclasses import replace
from decimal import Decimal

import pytest
from facturx.parse_xml import parse_ubl_cii_xml

from ensemble.money.invoicing import cii
from ensemble.money.invoicing.einvoice import ON_DEBITS
from ensemble.money.invoicing.tests.einvoices.builders import (
    ENSEMBLE,
    EVERY_KIND,
    ISSUED,
    VARENNE,
    a_factored_invoice,
    a_final_invoice_after_a_deposit,
    a_franchise_self_bill,
    an_invoice,
)
from ensemble.money.invoicing.validation import validate


def read(content) -> dict:
    return parse_ubl_cii_xml(cii.write(content))


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_it_is_read_back_as_it_was_meant(kind):
    content = EVERY_KIND[kind]()
    terms = read(content)

    assert [terms[name] for name in ("BT-1", "BT-2", "BT-3", "BT-5", "BT-23")] == [
        content.number,
        content.issued_on,
        content.kind,
        "EUR",
        content.frame,
    ]
    assert [Decimal(terms[name]) for name in ("BT-109", "BT-112", "BT-115")] == [
        content.net,
        content.gross,
        content.due,
    ]
    assert (terms["BG-4"]["name"], terms["BG-7"]["name"]) == (
        content.seller.name,
        content.buyer.name,
    )
    assert [(line["BT-129"], line["BT-131"]) for line in terms["BG-25"]] == [
        (str(line.quantity), str(line.net)) for line in content.lines
    ]
    assert [(one["BT-25"], one["BT-26"]) for one in terms.get("BG-3", [])] == [
        (one.number, one.issued_on) for one in content.precedings
    ]
    assert {note["BT-21"]: note["BT-22"] for note in terms["BG-1"]} == {
        note.code: note.text for note in content.notes
    }


def test_it_says_who_is_who_by_the_registers():
    seller = read(an_invoice())["BG-4"]

    assert seller["identifiers"] == {"0009": ENSEMBLE.siret}
    assert (seller["legal_identifier"], seller["legal_identifier_schemeid"]) == (
        ENSEMBLE.siren,
        "0002",
    )
    assert (seller["einvoicing_addr"], seller["einvoicing_addr_schemeid"]) == (
        ENSEMBLE.siren,
        "0225",
    )


def test_it_carries_the_purchase_order_and_the_period():
    terms = read(an_invoice())

    assert (terms["BT-13"], terms["BT-72"]) == ("BC-4521", ISSUED)


def test_it_says_when_vat_is_due():
    assert b"<ram:DueDateTypeCode>72<" in cii.write(an_invoice())
    assert b"<ram:DueDateTypeCode>5<" in cii.write(an_invoice(vat_point=ON_DEBITS))
    assert b"DueDateTypeCode" not in cii.write(a_franchise_self_bill())


def test_it_takes_off_what_was_paid_before():
    terms = read(a_final_invoice_after_a_deposit())

    assert (terms["BT-113"], terms["BT-115"]) == ("3000.00", "9765.00")


def test_it_names_the_factor_who_is_paid():
    assert read(a_factored_invoice())["BG-10"]["name"] == "Affacturage de Loire"


def test_it_bills_a_european_client_without_vat():
    tax = replace(
        an_invoice().taxes[0],
        category="AE",
        rate=Decimal(0),
        amount=Decimal("0.00"),
        reason="Autoliquidation",
        code="VATEX-EU-AE",
    )
    content = an_invoice(
        buyer=replace(
            VARENNE,
            siren="",
            siret="",
            vat_number="DE136695976",
            country="DE",
            email="einkauf@example.de",
            postcode="10115",
            city="Berlin",
        ),
        lines=(replace(an_invoice().lines[0], category="AE", rate=Decimal(0)),),
        taxes=(tax,),
        vat=Decimal("0.00"),
        gross=an_invoice().net,
        due=an_invoice().net,
        vat_point="",
        notes=tuple(
            replace(note, text="B2BINT") if note.code == "BAR" else note
            for note in an_invoice().notes
        ),
    )

    assert validate(cii.write(content)) == []
    assert read(content)["BG-7"]["einvoicing_addr_schemeid"] == "EM"


def test_it_bills_a_client_of_another_continent_outside_vat():
    tax = replace(
        an_invoice().taxes[0],
        category="O",
        amount=Decimal("0.00"),
        reason="TVA non applicable, art. 259-1 du CGI",
        code="VATEX-EU-O",
    )
    content = an_invoice(
        buyer=replace(
            VARENNE, siren="", siret="", vat_number="", country="CH", email="achats@example.ch"
        ),
        lines=(replace(an_invoice().lines[0], category="O"),),
        taxes=(tax,),
        vat=Decimal("0.00"),
        gross=an_invoice().net,
        due=an_invoice().net,
        vat_point="",
        notes=tuple(
            replace(note, text="B2BINT") if note.code == "BAR" else note
            for note in an_invoice().notes
        ),
    )

    assert validate(cii.write(content)) == []


def test_it_takes_off_by_the_quantity_what_has_a_negative_price():
    line = an_invoice().lines[0]
    less = replace(line, label="Acompte", quantity=Decimal(1), unit="C62", starts_on=None)
    content = _with_a_deduction(
        replace(less, unit_price=Decimal("-637.50"), net=Decimal("-637.50"))
    )

    assert validate(cii.write(content)) == []
    assert read(content)["BG-25"][1]["BT-129"] == "-1"


def test_words_are_never_markup():
    words = 'Œuvre & Fils <SARL> ]]> "l’été" 李'
    content = an_invoice(lines=(replace(an_invoice().lines[0], label=words),))

    assert read(content)["BG-25"][0]["BT-153"] == words
    assert validate(cii.write(content)) == []


def _with_a_deduction(less):
    return an_invoice(
        lines=(an_invoice().lines[0], less),
        taxes=(
            replace(an_invoice().taxes[0], base=Decimal("10000.00"), amount=Decimal("2000.00")),
        ),
        net=Decimal("10000.00"),
        vat=Decimal("2000.00"),
        gross=Decimal("12000.00"),
        due=Decimal("12000.00"),
    )
