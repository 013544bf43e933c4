import json
from dataclasses import replace
from decimal import Decimal

import facturx
import pytest
from django.db import connection

from ensemble.foundation.core.errors import Refused
from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.files.reading import content_of as bytes_of
from ensemble.foundation.timeline.reading import history_of
from ensemble.money.invoicing.actions import making
from ensemble.money.invoicing.actions.issuing import issue
from ensemble.money.invoicing.actions.making import make_paper
from ensemble.money.invoicing.models import Invoice, Kind, Paper
from ensemble.money.invoicing.paper import make
from ensemble.money.invoicing.rendering import content_of
from ensemble.money.invoicing.tests.builders import (
    ISSUED,
    client,
    days,
    self_billed,
    sold,
)
from ensemble.money.invoicing.validation import ValidatorDown, validate
from ensemble.money.invoicing.validation.warm import Saxon

pytestmark = pytest.mark.django_db


def verbs(invoice) -> list[str]:
    return [entry.verb for entry in history_of(invoice)]


def test_it_is_made_checked_and_kept_once_issued(house, varenne_sa):
    invoice = sold(house, varenne_sa)

    run_waiting()

    invoice.refresh_from_db()
    assert (invoice.state, verbs(invoice)) == (
        "sent",
        ["invoicing.issued", "invoicing.ready", "invoicing.sent"],
    )
    assert bytes_of(invoice.paper.xml) == make(invoice).xml
    assert facturx.get_xml_from_pdf(bytes_of(invoice.paper.pdf))[1] == bytes_of(invoice.paper.xml)
    assert invoice.paper.findings == []
    assert invoice.paper.pdf.name == f"{invoice.number}.pdf"


def test_it_is_made_once_however_often_it_is_asked(house, varenne_sa):
    invoice = sold(house, varenne_sa)

    first = make_paper(invoice, by=None, at=ISSUED)
    run_waiting()

    assert make_paper(invoice, by=None, at=ISSUED) == first
    assert Paper.objects.count() == 1


def test_r12_the_worked_example_is_exact(house, varenne_sa):
    content = content_of(sold(house, varenne_sa))

    assert (content.net, content.vat, content.gross) == (
        Decimal("10637.50"),
        Decimal("2127.50"),
        Decimal("12765.00"),
    )
    assert validate(make(Invoice.objects.get()).xml) == []


def test_r14_nothing_leaves_while_the_validator_is_down(house, varenne_sa, monkeypatch):
    invoice = sold(house, varenne_sa)
    down = Saxon(["/nowhere/python"])
    monkeypatch.setattr(making, "validate", lambda xml: validate(xml, engine=down))

    with pytest.raises(ValidatorDown):
        run_waiting()

    invoice.refresh_from_db()
    assert (invoice.state, Paper.objects.count()) == ("issued", 0)


def test_it_holds_what_breaks_a_rule_and_says_which(house, varenne_sa, ines):
    invoice = sold(house, varenne_sa)
    _forge(invoice, notes=[note for note in _raw(invoice, "notes") if note["code"] != "AAB"])

    run_waiting()

    invoice.refresh_from_db()
    assert invoice.state == "held"
    assert [one["rule"] for one in invoice.paper.findings] == ["BR-FR-05_BT-22_AAB"]
    assert not invoice.paper.is_kept
    assert verbs(invoice)[-1] == "invoicing.held"


def test_a_held_invoice_is_made_again_once_put_right(house, varenne_sa, ines):
    invoice = sold(house, varenne_sa)
    notes = _raw(invoice, "notes")
    _forge(invoice, notes=[])
    make_paper(invoice, by=ines, at=ISSUED)
    _forge(invoice, notes=notes)

    paper = make_paper(invoice, by=None, at=ISSUED)

    invoice.refresh_from_db()
    assert (invoice.state, paper.is_kept, paper.findings) == ("ready", True, [])


def test_only_the_house_and_finance_make_it(house, varenne_sa, petit):
    with pytest.raises(Refused):
        make_paper(sold(house, varenne_sa), by=petit, at=ISSUED)


def test_r15_a_member_under_the_franchise_is_billed_without_vat(mandate, karim_ei, house):
    invoice = issue(self_billed(mandate, karim_ei, house), by=None, at=ISSUED, key="k")

    content = content_of(invoice)

    assert (content.kind, content.vat, content.gross) == ("389", 0, Decimal("9250.00"))
    assert content.seller.tax_id == karim_ei.siren
    assert content.taxes[0].code == "VATEX-FR-FRANCHISE"
    assert content.established_by == "Rives SAS"
    assert validate(make(invoice).xml) == []


@pytest.mark.parametrize(
    "facts",
    [
        {
            "country": "DE",
            "siren": "",
            "siret": "",
            "vat_number": "DE136695976",
            "email": "a@b.example",
        },
        {"country": "CH", "siren": "", "siret": "", "vat_number": "", "email": "a@b.example"},
        {"postcode": "97400"},
        {"postcode": "97300"},
    ],
    ids=["european", "outside the union", "overseas", "untaxed overseas"],
)
def test_every_case_of_vat_passes_every_rule(house, varenne, ines, facts):
    buyer = client(varenne, ines, **facts)

    assert validate(make(sold(house, buyer)).xml) == []


def test_a_deposit_and_the_invoice_that_deducts_it_pass_every_rule(house, varenne_sa):
    deposit = sold(house, varenne_sa, days("1", "3000.00", unit="C62"), kind=Kind.DEPOSIT, key="d")
    less = replace(days("-1", "3000.00", unit="C62"), label="Acompte", deducts=deposit.number)
    final = sold(house, varenne_sa, days(), less, key="f")

    assert validate(make(deposit).xml) == []
    assert validate(make(final).xml) == []
    assert content_of(final).frame == "S4"
    assert content_of(final).precedings[0].issued_on == deposit.issued_on


def _raw(invoice, column):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM invoicing_invoice WHERE id = %s", [invoice.pk])
        return json.loads(cursor.fetchone()[0])


def _forge(invoice, **columns):
    """What no application can do: the trigger is put aside."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE invoicing_invoice DISABLE TRIGGER frozen")
        for name, value in columns.items():
            cursor.execute(
                f"UPDATE invoicing_invoice SET {name} = %s WHERE id = %s",
                [json.dumps(value), invoice.pk],
            )
        cursor.execute("ALTER TABLE invoicing_invoice ENABLE TRIGGER frozen")
