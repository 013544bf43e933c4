from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse

from ensemble.foundation.files.actions.keeping import keep_made
from ensemble.money.invoicing.actions.contesting import contest
from ensemble.money.invoicing.actions.crediting import ask_credit
from ensemble.money.invoicing.kinds import INVOICE_PAPER, INVOICE_XML
from ensemble.money.invoicing.models import Contest, CreditRequest, Invoice, Paper
from ensemble.money.invoicing.tests.builders import ISSUED, sold


def made(invoice):
    """Its two files, as the paper's side leaves them."""
    pdf = keep_made(b"%PDF-1.7 paper", name=f"{invoice.number}.pdf", kind=INVOICE_PAPER, at=ISSUED)
    xml = keep_made(b"<xml/>", name=f"{invoice.number}.xml", kind=INVOICE_XML, at=ISSUED)
    Invoice.objects.filter(pk=invoice.pk).update(state="ready", ready_at=ISSUED)
    return Paper.objects.create(invoice=invoice, pdf=pdf, xml=xml, made_at=ISSUED)


def address(name, thing):
    return reverse(f"invoicing:{name}", args=[thing.public_id])


def test_k8_a_buyer_downloads_an_invoice_in_two_clicks(as_, helene, invoice):
    made(invoice)
    browser = as_(helene)

    page = browser.get("/invoices").content.decode()
    assert "FC-2026-000001" in page
    assert address("pdf", invoice) in page
    file = browser.get(address("pdf", invoice))

    assert file.status_code == 200
    assert "FC-2026-000001.pdf" in file["Content-Disposition"]


def test_a_client_reads_nothing_before_every_rule_is_met(as_, helene, ines, house, varenne_sa):
    invoice = sold(house, varenne_sa)

    assert as_(helene).get(address("invoice", invoice)).status_code == 404
    assert invoice.number not in as_(helene).get("/invoices").content.decode()
    assert as_(ines).get(address("pdf", invoice)).status_code == 409


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_reader_opens_it(as_, invoice, own, helene, karim, ines, language):
    for person, thing in ((helene, invoice), (ines, invoice), (karim.person, own), (ines, own)):
        person.language = language
        person.save(update_fields=["language"])
        page = as_(person).get(address("invoice", thing))
        assert page.status_code == 200
        assert thing.number in page.content.decode()


def test_nobody_else_knows_it_exists(as_, invoice, own, oscar, ardance, julie, samira):
    for person in (oscar, julie.person, samira):
        assert as_(person).get(address("invoice", invoice)).status_code == 404
        assert as_(person).get(address("invoice", own)).status_code == 404


def test_at_home_without_part_it_is_403(as_, invoice, claire, odile, petit):
    for person in (claire, odile, petit):
        assert as_(person).get(address("invoice", invoice)).status_code == 403


def test_a_client_never_reads_what_the_member_is_paid(as_, own, helene, varenne):
    assert as_(helene).get(address("invoice", own)).status_code == 404
    assert own.number not in as_(helene).get("/invoices").content.decode()


@pytest.mark.parametrize("reader", ["helene", "ines", "karim"])
def test_a_longer_list_costs_no_more_queries(
    request, as_, reader, house, varenne_sa, own, django_assert_max_num_queries
):
    person = request.getfixturevalue(reader)
    person = getattr(person, "person", person)
    browser = as_(person)
    counts = []
    for upto in (1, 3):
        while Invoice.objects.sold().count() < upto:
            key = f"row-{Invoice.objects.count()}"
            made(sold(house, varenne_sa, key=key))
        with django_assert_max_num_queries(20) as queries:
            assert browser.get("/invoices").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_page_of_an_invoice_stays_under_twenty_queries(
    as_, invoice, ines, helene, django_assert_max_num_queries
):
    made(invoice)
    ask_credit(invoice, reason="Deux jours", by=ines, at=ISSUED)
    contest(invoice, reason="Deux jours", by=helene, at=ISSUED)
    for person in (ines, helene):
        browser = as_(person)
        with django_assert_max_num_queries(20):
            assert browser.get(address("invoice", invoice)).status_code == 200


def test_a_member_contests_a_part_of_it(as_, own, karim):
    browser = as_(karim.person)
    form = address("contest", own)
    assert browser.get(form).status_code == 200
    assert browser.post(form, {"reason": ""}).status_code == 422

    answer = browser.post(form, {"reason": "Deux jours manquent", "amount": "1 000,50"})

    assert answer.status_code == 303
    assert Contest.objects.get().amount == Decimal("1000.50")
    closing = reverse("invoicing:close_contest", args=[Contest.objects.get().public_id])
    assert browser.post(closing, {"outcome": "Expliqué"}).status_code == 303
    assert Contest.objects.get().state == "withdrawn"


def test_the_button_to_contest_goes_when_the_days_are_over(as_, own, karim, today):
    browser = as_(karim.person)
    assert address("contest", own) in browser.get(address("invoice", own)).content.decode()
    today.shift(timedelta(days=16))
    assert (
        address("contest", own)
        not in as_(karim.person).get(address("invoice", own)).content.decode()
    )


def test_two_people_of_finance_credit_an_invoice(as_, invoice, ines, bruno):
    form = address("credit", invoice)
    assert as_(ines).get(form).status_code == 200
    half = {"part": "amount", "reason": "Deux jours en trop"}
    assert as_(ines).post(form, half).status_code == 422
    asked = as_(ines).post(form, half | {"amount": "1150", "label": "Deux jours"})
    assert asked.status_code == 303
    request = CreditRequest.objects.get()

    assert as_(ines).post(address("issue_credit", request)).status_code == 403
    assert as_(bruno).post(address("issue_credit", request)).status_code == 303

    assert Invoice.objects.credits().get().gross == Decimal("1380.00")


def test_a_credit_above_its_invoice_comes_back_with_its_answers(as_, invoice, ines):
    answer = as_(ines).post(
        address("credit", invoice),
        {"part": "amount", "amount": "20000", "label": "Trop", "reason": "Erreur"},
    )

    assert answer.status_code == 409
    assert "20000" in answer.content.decode()


def test_a_member_credits_their_own_once_however_often_it_is_sent(as_, own, karim, ines):
    form = address("credit_own", own)
    assert as_(karim.person).get(form).status_code == 200
    sent = {"part": "amount", "amount": "500", "label": "Un jour", "reason": "Erreur", "key": "k"}

    for _turn in range(2):
        assert as_(karim.person).post(form, sent).status_code == 303

    assert Invoice.objects.credits().get().number == "AV-300000007-2026-0001"
    assert as_(ines).post(form, sent).status_code == 403


def test_whoever_guesses_addresses_waits(as_, invoice, julie, helene):
    browser = as_(julie.person)
    for _turn in range(60):
        assert browser.get(reverse("invoicing:invoice", args=[uuid4()])).status_code == 404

    assert browser.get(address("invoice", invoice)).status_code == 429
    assert browser.get(address("pdf", invoice)).status_code == 429
    assert as_(helene).get(address("invoice", invoice)).status_code == 200
