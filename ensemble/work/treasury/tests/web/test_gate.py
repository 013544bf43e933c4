"""Each sentence of the gate: what brings it about, and who reads it where."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation
from django.utils.html import escape

from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.memo import one_request
from ensemble.foundation.files.tests.builders import pdf
from ensemble.money.invoicing.actions.contesting import contest
from ensemble.money.invoicing.actions.mandating import end_mandate
from ensemble.money.invoicing.actions.receiving import accept, receive, refuse
from ensemble.money.invoicing.actions.settling import pay
from ensemble.money.invoicing.actions.telling import hear
from ensemble.money.invoicing.drafts import Line
from ensemble.money.invoicing.models import Code, Invoice
from ensemble.people.compliance.tests.builders import OTHER_IBAN, an_account
from ensemble.work.treasury.actions.preparing import leave_out, look_again, prepare, submit
from ensemble.work.treasury.books import owed_to
from ensemble.work.treasury.gate import judge
from ensemble.work.treasury.reasons import FINANCE, Reason, or_finance
from ensemble.work.treasury.tests.builders import NOW, PAY_ON
from ensemble.work.treasury.tests.formats.builders import THEIRS


@pytest.fixture
def hers(make, business, mission, terms, karim):
    """Karim sent an invoice of his own; finance has yet to read it."""

    def sent(*, approved: bool = True) -> Invoice:
        invoice = receive(
            karim,
            content=pdf(),
            name="facture.pdf",
            said=None,
            number="F-2026-11",
            issued_on=NOW.date(),
            lines=[Line("Pilotage", Decimal("18.5"), Decimal("500.00"))],
            by=karim.person,
            at=NOW,
            payable_on=PAY_ON,
        )
        if approved:
            make.billed(make.approved_month(mission), invoice)
        return invoice

    return sent


@pytest.fixture
def timesheet(hers, ines):
    accept(hers(approved=False), by=ines, at=NOW)


@pytest.fixture
def terms_missing(make, business, mandate, mission):
    make.owed(business, mandate, mission)


@pytest.fixture
def terms_drafted(make, business, mandate, mission):
    make.terms_of(mission, state="drafted")
    make.owed(business, mandate, mission)


@pytest.fixture
def agency(make, business, mandate, mission):
    make.terms_of(mission, model="agency")
    return make.owed(business, mandate, mission)


@pytest.fixture
def paper(make, business, mandate, mission, terms):
    make.owed(business, mandate, mission, ready=False)


@pytest.fixture
def not_accepted(hers):
    hers()


@pytest.fixture
def contested(owed, karim):
    contest(owed, reason="Un jour de trop", by=karim.person, at=NOW)


@pytest.fixture
def mandate_ended(owed, mandate, karim):
    """The very day the invoice was written: it covers that day no more."""
    end_mandate(mandate, by=karim.person, at=NOW, ended_on=owed.issued_on)


@pytest.fixture
def vigilance(make, mission, terms, karim, ines):
    unread = make.a_payee(karim, by=ines, papers=False)
    make.owed(unread, make.a_mandate(unread, by=ines), mission)


@pytest.fixture
def bank(owed, business):
    an_account(business, at=NOW, iban=OTHER_IBAN)


@pytest.fixture
def in_run(make, account, owed, ines, bruno):
    other = make.an_account(ines, bruno, iban=THEIRS)
    prepare(other, pay_on=PAY_ON, by=ines, at=NOW)


STORIES = {
    "timesheet": "timesheet",
    "terms_missing": "terms",
    "terms_drafted": "terms",
    "agency": "agency",
    "paper": "paper",
    "not_accepted": "not_accepted",
    "contested": "contested",
    "mandate_ended": "mandate",
    "vigilance": "vigilance",
    "bank": "bank",
    "in_run": "in_run",
}


def page_of(client, person, name: str, *of) -> str:
    address = reverse(f"treasury:{name}", args=[one.public_id for one in of])
    return sign_in(client, person).get(address).content.decode()


def said(run) -> str:
    """The one reason of the run, as its readers have it."""
    with translation.override("fr"):
        return escape(run.exclusions.get().reason.words)


TWELFTH = date(2026, 11, 12)
NAMED = {
    "timesheet": (FINANCE, TWELFTH, None),
    "terms_missing": ("Claire Morel", TWELFTH, None),
    "agency": ("Groupe Varenne", None, date(2026, 12, 12)),
    "paper": (FINANCE, TWELFTH, None),
    "not_accepted": (FINANCE, TWELFTH, None),
    "contested": (or_finance("Karim Benali"), TWELFTH, None),
    "mandate_ended": (or_finance("Karim Benali"), TWELFTH, None),
    "vigilance": ("Karim Benali", TWELFTH, None),
    "bank": (FINANCE, None, date(2026, 11, 14)),
}


@pytest.mark.parametrize(("story", "expected"), NAMED.items())
def test_it_names_who_lifts_it_and_the_day(story, expected, account, ines, request):
    request.getfixturevalue(story)
    with translation.override("fr"):
        run = prepare(account, pay_on=PAY_ON, by=ines, at=NOW)
    reason = run.exclusions.get().reason
    assert (reason.who, reason.since, reason.until) == expected


@pytest.mark.parametrize(("story", "code"), STORIES.items())
def test_it_says_why_on_the_page_of_the_run(story, code, account, ines, client, request):
    request.getfixturevalue(story)
    run = prepare(account, pay_on=PAY_ON, by=ines, at=NOW)
    assert (run.count, list(run.exclusions.values_list("code", flat=True))) == (0, [code])
    assert said(run) in page_of(client, ines, "run", run)


@pytest.mark.parametrize("story", [one for one in STORIES if one != "in_run"])
def test_its_owner_reads_the_same_sentence(
    story, stopped_clock, account, ines, karim, client, request
):
    request.getfixturevalue(story)
    run = prepare(account, pay_on=PAY_ON, by=ines, at=NOW)
    assert said(run) in page_of(client, karim.person, "money")


def test_what_is_in_a_list_names_it(in_run, account, ines):
    run = prepare(account, pay_on=PAY_ON, by=ines, at=NOW)
    holding = run.exclusions.get().detail
    assert holding != run.message_id
    assert holding in said(run)


def test_what_finance_left_out_says_its_reason(owed, account, ines, client):
    run = prepare(account, pay_on=PAY_ON, by=ines, at=NOW)
    leave_out(run.payments.get(), because="Karim préfère décembre.", by=ines, at=NOW)
    run = look_again(run, by=ines, at=NOW)
    assert "Karim préfère décembre." in said(run)
    assert said(run) in page_of(client, ines, "run", run)


@pytest.fixture
def listed(account, ines):
    """On the list that was made before something happened to it."""

    def listed(invoice: Invoice):
        run = prepare(account, pay_on=PAY_ON, by=ines, at=NOW)
        assert run.payments.get().invoice == invoice
        return run

    return listed


def no_longer(run, invoice: Invoice, code: str, *, by) -> None:
    invoice = Invoice.objects.get(pk=invoice.pk)
    (judged,) = judge([invoice], on=PAY_ON, at=NOW + timedelta(hours=1))
    assert [one.code for one in judged.reasons if one.code != "in_run"] == [code]
    with pytest.raises(TooLate, match=Reason(code).sentence):
        submit(run, by=by, at=NOW)


def test_what_a_platform_rejected_since_is_not_submitted(listed, owed, ines, bruno):
    run = listed(owed)
    why = {"reason_code": "REJ_SEMAN", "reason": "Rejetée"}
    hear(owed, Code.REJECTED, said_at=NOW, at=NOW, key="rejected", **why)
    no_longer(run, owed, "cancelled", by=ines)


def test_what_was_refused_since_is_not_submitted(listed, hers, ines, bruno):
    invoice = accept(hers(), by=ines, at=NOW)
    run = listed(invoice)
    refuse(invoice, reason="Un jour de trop", by=ines, at=NOW)
    no_longer(run, invoice, "refused", by=ines)


def test_what_was_paid_since_is_not_submitted(listed, owed, ines, bruno):
    run = listed(owed)
    pay(owed, owed.open_amount, on=NOW.date(), by=ines, at=NOW, key="by-hand")
    no_longer(run, owed, "nothing_open", by=ines)


def test_one_and_three_invoices_of_an_account_on_hold_cost_the_same(
    make, business, mandate, mission, terms
):
    an_account(business, at=NOW, iban=OTHER_IBAN)

    def queries() -> int:
        with one_request(), CaptureQueriesContext(connection) as captured:
            owed = owed_to(business.member).select_related("member__person", "mandate")
            judged = judge(owed.prefetch_related("contests__opened_by"), on=PAY_ON, at=NOW)
        assert all("bank" in [reason.code for reason in one.reasons] for one in judged)
        return len(captured)

    make.owed(business, mandate, mission, days="1", key="owed-1")
    one = queries()
    for number in (2, 3):
        make.owed(business, mandate, mission, days="1", key=f"owed-{number}")
    assert queries() == one
