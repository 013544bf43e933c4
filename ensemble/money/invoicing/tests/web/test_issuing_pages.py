from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.files.tests.builders import pdf
from ensemble.money.invoicing.actions.mandating import sign_mandate
from ensemble.money.invoicing.actions.receiving import receive
from ensemble.money.invoicing.actions.settling import collect
from ensemble.money.invoicing.models import Invoice, LegalEntity, Mandate
from ensemble.money.invoicing.tests.builders import ISSUED, days
from ensemble.money.invoicing.web.forms.issuing import IssueForm
from ensemble.money.ledger.reading import balance

PDF = pdf()


def address(name, thing):
    return reverse(f"invoicing:{name}", args=[thing.public_id])


def lines(varenne_sa, **other):
    return {
        "buyer": str(varenne_sa.public_id),
        "kind": "386",
        "label_1": "Acompte sur l’étude",
        "quantity_1": "1",
        "unit_1": "C62",
        "price_1": "3 000,50",
        "days": "30",
        "method": "net",
        "key": "first",
    } | other


def test_finance_issues_a_deposit_once_however_often_it_is_sent(as_, house, varenne_sa, ines):
    browser = as_(ines)
    assert browser.get("/invoices/new").status_code == 200
    for _turn in range(2):
        assert browser.post("/invoices/new", lines(varenne_sa)).status_code == 303

    invoice = Invoice.objects.get()
    assert (invoice.number, invoice.net) == ("AC-2026-000001", Decimal("3000.50"))
    assert balance("client_advances", on=invoice.issued_on) == Decimal("-3000.50")
    other = browser.post("/invoices/new", lines(varenne_sa, price_1="1"))
    assert other.status_code == 409


@pytest.mark.parametrize(
    ("wrong", "status"),
    [
        ({"quantity_1": "-3"}, 422),
        ({"quantity_1": "NaN"}, 422),
        ({"quantity_1": "1e309"}, 422),
        ({"price_1": "1e309"}, 422),
        ({"label_1": ""}, 422),
        ({"days": "61"}, 422),
        ({"label_2": "Une ligne sans prix"}, 422),
        ({"starts_on": "2026-11-30", "ends_on": "2026-11-01"}, 422),
        ({"days": "50", "method": "eom_then_45"}, 409),
    ],
)
def test_bad_numbers_come_back_with_the_answers(as_, house, varenne_sa, ines, wrong, status):
    answer = as_(ines).post("/invoices/new", lines(varenne_sa, **wrong))

    assert answer.status_code == status
    assert not Invoice.objects.exists()


@pytest.mark.parametrize(
    ("quantity", "price", "net"),
    [
        ("0,5", "650,01", "325.01"),
        ("1", "1 000,5", "1000.50"),
        ("١٢", "٦٥٠", "7800.00"),
        ("3", "1\u202f000,50 €", "3001.50"),
    ],
)
def test_it_reads_numbers_as_people_write_them(as_, house, varenne_sa, ines, quantity, price, net):
    typed = lines(varenne_sa, quantity_1=quantity, price_1=price)
    assert as_(ines).post("/invoices/new", typed).status_code == 303
    assert Invoice.objects.get().net == Decimal(net)


def test_days_that_nobody_approved_are_not_invoiced(as_, house, varenne_sa, ines):
    browser = as_(ines)
    assert 'value="DAY"' not in browser.get("/invoices/new").text
    typed = lines(varenne_sa, kind="380", unit_1="DAY", price_1="575")
    assert browser.post("/invoices/new", typed).status_code == 422
    assert not Invoice.objects.exists()


def test_an_escompte_is_given_as_in_an_order(as_, house, varenne_sa, ines):
    """2 % within ten days of the 30th of November: the mention, the last day, what may be kept."""
    typed = lines(varenne_sa, discount="2", discount_days="10")
    assert as_(ines).post("/invoices/new", typed).status_code == 303

    invoice = Invoice.objects.get()
    assert (invoice.discount, invoice.discount_until) == (Decimal("2.00"), date(2026, 12, 10))
    assert invoice.discount_amount == Decimal("72.01")
    assert "2\u00a0%" in invoice.note("AAB")
    assert "Escompte" in as_(ines).get(address("invoice", invoice)).text


def test_an_escompte_stands_after_the_due_date(house, varenne_sa):
    names = [*IssueForm().fields]
    assert names[:9] == [
        *("buyer", "kind", "starts_on", "ends_on", "days", "method"),
        *("discount", "discount_days", "purchase_order"),
    ]


@pytest.mark.parametrize(
    ("half", "status"),
    [
        ({"discount": "2"}, 422),
        ({"discount_days": "10"}, 422),
        ({"discount": "20", "discount_days": "10"}, 422),
        ({"discount": "NaN", "discount_days": "10"}, 422),
        ({"discount": "2", "discount_days": "0"}, 422),
        ({"discount": "2", "discount_days": "30"}, 409),
    ],
    ids=["no days", "no percentage", "too much", "no number", "no day", "on the last day"],
)
def test_half_an_escompte_comes_back_with_its_answers(as_, house, varenne_sa, ines, half, status):
    answer = as_(ines).post("/invoices/new", lines(varenne_sa, **half))

    assert answer.status_code == status
    assert not Invoice.objects.exists()


def test_what_nobody_typed_is_ignored(as_, house, varenne_sa, ines):
    as_(ines).post("/invoices/new", lines(varenne_sa, number="FC-1", gross="1", state="sent"))

    assert (Invoice.objects.get().state, Invoice.objects.get().gross) == (
        "issued",
        Decimal("3600.60"),
    )


def test_what_was_paid_is_never_offered_to_be_cancelled(as_, invoice, ines):
    page = address("cancel", invoice)
    assert page in as_(ines).get(address("invoice", invoice)).text

    collect(invoice, invoice.gross, on=invoice.issued_on, by=ines, at=ISSUED, key="paid")

    assert page not in as_(ines).get(address("invoice", invoice)).text


def test_what_has_gone_out_is_never_offered_to_be_cancelled(as_, invoice, ines, helene):
    move(invoice, "sent", sent_at=ISSUED)
    page = address("cancel", invoice)
    assert page not in as_(ines).get(address("invoice", invoice)).text

    answer = as_(ines).post(page, {"reason": "Une erreur"})

    assert answer.status_code == 409
    assert "avoir" in answer.text
    assert Invoice.objects.get().state == "sent"


def received(karim_ei, **facts):
    karim = karim_ei.member
    sent = {
        "content": PDF,
        "name": "facture.pdf",
        "said": None,
        "number": "2026-042",
        "issued_on": date(2026, 11, 30),
        "lines": [days(price="500.00")],
    }
    return receive(karim, by=karim.person, at=ISSUED, **(sent | facts))


def test_finance_compares_what_a_member_sent_then_accepts_it(as_, house, karim_ei, ines):
    invoice = received(karim_ei)
    browser = as_(ines)
    assert "2026-042" in browser.get("/invoices?show=waiting").content.decode()
    assert balance("suppliers", on=invoice.issued_on) == 0

    assert browser.post(address("accept", invoice)).status_code == 303

    assert balance("suppliers", on=invoice.issued_on) == Decimal("-9250.00")
    assert browser.post(address("accept", invoice)).status_code == 409
    assert StoredFile.objects.get().name == "facture.pdf"


def test_finance_says_what_to_correct(as_, house, karim_ei, karim, ines):
    invoice = received(karim_ei)
    assert as_(ines).post(address("refuse", invoice), {"reason": ""}).status_code == 422

    assert as_(ines).post(address("refuse", invoice), {"reason": "Le SIRET"}).status_code == 303

    assert "Le SIRET" in as_(karim.person).get(address("invoice", invoice)).content.decode()
    assert balance("suppliers", on=invoice.issued_on) == 0


def test_a_member_asks_for_a_mandate_and_ends_it(as_, house, karim_ei, karim):
    browser = as_(karim.person)
    assert browser.post(reverse("invoicing:propose_mandate")).status_code == 303
    mandate = Mandate.objects.get()
    page = browser.get(address("mandate", mandate)).content.decode()
    assert "donne mandat" in page

    assert reverse("contracts:sign_mandate", args=[mandate.public_id]) in page
    sign_mandate(mandate, by=None, at=mandate.proposed_at, signed_on=date(2026, 11, 1))
    assert Mandate.objects.get().is_effective(date(2026, 11, 30))

    early = browser.post(address("end_mandate", mandate), {"ended_on": "2026-11-01"})
    assert early.status_code == 409
    ended = browser.post(address("end_mandate", mandate), {"ended_on": "2026-12-31"})
    assert ended.status_code == 303
    assert not Mandate.objects.get().is_effective(date(2026, 12, 31))


def test_a_buyer_writes_under_which_name_they_are_invoiced(as_, varenne, helene, oscar, ardance):
    page = address("client_identity", varenne)
    form = {
        "legal_name": "Groupe Varenne SA",
        "country": "fr",
        "siren": "100 000 009",
        "street": "4 rue de la Bourse",
        "postcode": "54000",
        "city": "Nancy",
        "size": "mid",
    }
    assert as_(helene).get(page).status_code == 200
    assert as_(helene).post(page, form | {"siren": "100000008"}).status_code == 422
    assert as_(helene).post(page, form).status_code == 303

    assert LegalEntity.objects.of(varenne).siren == "100000009"
    assert as_(oscar).get(page).status_code == 404


def test_the_operator_says_where_it_is_paid(as_, ines, claire):
    assert as_(claire).get("/billing").status_code == 403
    form = {
        "legal_name": "Rives SAS",
        "country": "FR",
        "siren": "732829320",
        "street": "12 quai Saint-Antoine",
        "postcode": "69002",
        "city": "Lyon",
        "size": "small",
        "vat_regime": "debits",
        "iban": "FR76 3000 6000 0112 3456 7890 188",
    }
    assert as_(ines).post("/billing", form).status_code == 422

    right = form | {"iban": "fr76 3000 6000 0112 3456 7890 189"}
    assert as_(ines).post("/billing", right).status_code == 303
    assert LegalEntity.objects.operator().iban == "FR7630006000011234567890189"
