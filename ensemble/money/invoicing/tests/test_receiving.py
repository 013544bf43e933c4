from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.files.tests.builders import pdf
from ensemble.foundation.mailroom.models import Letter
from ensemble.money.invoicing.actions.issuing import issue
from ensemble.money.invoicing.actions.receiving import accept, receive, refuse
from ensemble.money.invoicing.models import Flow, Invoice, Kind
from ensemble.money.invoicing.tests.builders import (
    ISSUED,
    business,
    days,
    mandate,
    sale,
    self_billed,
)
from ensemble.money.ledger.models import Entry
from ensemble.money.ledger.reading import balance

PDF = pdf()


def sent(member, number="2026-042", **facts):
    said = {"issued_on": date(2026, 11, 30), "lines": [days(price="500.00")], "content": PDF}
    said |= {
        "said": None,
        "name": "facture.pdf",
        "number": number,
        "by": member.person,
        "at": ISSUED,
    }
    return receive(member, **(said | facts))


def test_it_registers_what_the_days_approved_say_under_their_own_number(house, karim_ei, ines):
    invoice = sent(karim_ei.member)

    assert (invoice.state, invoice.number, invoice.series) == ("received", "2026-042", None)
    assert invoice.gross == Decimal("9250.00")
    assert invoice.file.name == "facture.pdf"
    assert Letter.objects.filter(kind="invoicing/received", to=ines).exists()
    assert not Entry.objects.exists()


@pytest.mark.parametrize("number", ["FC 2026 000123", "", "n°12", "X" * 36])
def test_r13_a_number_that_cannot_travel_is_refused(house, karim_ei, number):
    with pytest.raises(ValidationError):
        sent(karim_ei.member, number)


def test_the_same_number_comes_once(house, karim_ei):
    sent(karim_ei.member)

    with pytest.raises(TooLate):
        sent(karim_ei.member)
    assert Invoice.objects.count() == 1


def test_a_date_to_come_waits_for_its_day(house, karim_ei):
    with pytest.raises(TooLate):
        sent(karim_ei.member, issued_on=date(2026, 12, 1))


def test_what_is_no_file_is_refused_with_a_sentence(house, karim_ei):
    with pytest.raises(ValidationError):
        sent(karim_ei.member, content=b"MZ\x90 not a paper")


def test_nobody_sends_it_for_them(house, karim_ei, ines):
    with pytest.raises(Refused):
        sent(karim_ei.member, by=ines)


def test_it_is_owed_once_finance_accepted_it_and_never_once_refused(house, karim_ei, ines, claire):
    invoice, other = sent(karim_ei.member), sent(karim_ei.member, "2026-043")
    with pytest.raises(Refused):
        accept(invoice, by=claire, at=ISSUED)

    accept(invoice, by=ines, at=ISSUED + timedelta(days=3))
    refuse(other, reason="Le SIRET manque", by=ines, at=ISSUED)

    assert balance("suppliers", on=date(2026, 12, 3)) == Decimal("-9250.00")
    assert balance("suppliers", on=date(2026, 12, 2)) == 0
    assert Invoice.objects.get(number="2026-043").open_amount == 0
    with pytest.raises(TooLate):
        refuse(other, reason="Encore", by=ines, at=ISSUED)


def test_a_portage_company_invoices_and_is_paid(house, nadia, ines):
    company = business(
        nadia,
        status="portage",
        legal_name="Passerelle Portage",
        vat_regime="collection",
        vat_number="FR83300000007",
        signatory_name="Inès Roy",
        signatory_email="ines.roy@passerelle.example",
    )
    draft = self_billed(mandate(nadia, ines), company, house)

    invoice = issue(draft, by=None, at=ISSUED, key="portage")

    assert invoice.seller.printed_name == "Passerelle Portage"
    assert invoice.seller.form == "Société de portage salarial"
    assert (invoice.vat, invoice.gross) == (Decimal("1850.00"), Decimal("11100.00"))
    assert balance("suppliers", on=invoice.issued_on, party=f"M-{nadia.pk}") == Decimal("-11100.00")


def test_in_agency_the_member_invoices_the_client_and_the_ledger_says_nothing(
    house, varenne_sa, karim_ei, ines
):
    signed = mandate(karim_ei.member, ines)
    with pytest.raises(TooLate):
        issue(sale(karim_ei, varenne_sa), by=None, at=ISSUED, key="without")

    invoice = issue(sale(karim_ei, varenne_sa, mandate=signed), by=None, at=ISSUED, key="agency")

    assert (invoice.flow, invoice.kind) == (Flow.MANDATED, Kind.INVOICE)
    assert invoice.number == "FM-300000007-2026-0001"
    assert "Rives SAS au nom et pour le compte de Karim Benali EI" in invoice.note("AAI")
    assert not Entry.objects.exists()


def test_in_agency_our_fee_is_a_commission(house, karim_ei):
    fee = issue(sale(house, karim_ei, days("18.5", "75.00")), by=None, at=ISSUED, key="fee")

    assert balance("commission", on=fee.issued_on) == Decimal("-1387.50")
    assert balance("revenue", on=fee.issued_on) == 0
