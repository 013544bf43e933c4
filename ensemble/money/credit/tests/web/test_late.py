from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from ensemble.money.credit.actions.dunning import climb
from ensemble.money.credit.models import Doubt, DunningStep, LateCharge, Loss, PaymentPromise
from ensemble.money.credit.tests.builders import sent
from ensemble.money.invoicing.actions.settling import collect
from ensemble.money.ledger.models import Entry


@pytest.fixture
def later(now):
    """Twenty days after what is issued on 12 November fell due."""
    return now + timedelta(days=50)


@pytest.fixture(autouse=True)
def on_the_day(later):
    with time_machine.travel(later, tick=False):
        yield


@pytest.fixture
def invoice(house, varenne_sa, now):
    return sent(house, varenne_sa, at=now)


def to(name: str, thing) -> str:
    return reverse(f"credit:{name}", args=[thing.public_id])


def test_what_is_late_and_what_waits(as_, ines, invoice, later):
    climb(invoice, at=later)

    page = as_(ines).get("/credit/late").text

    assert invoice.number in page
    assert "Appel téléphonique" in page
    assert "20" in page
    assert "Ce que l’attente nous a coûté" in as_(ines).get(to("invoice", invoice)).text


def test_a_call_is_told(as_, ines, invoice, later):
    step = climb(invoice, at=later)
    finish = to("finish_step", step)
    assert as_(ines).post(finish, {"note": ""}).status_code == 422

    assert as_(ines).post(finish, {"note": "Virement vendredi"}).status_code == 303

    step.refresh_from_db()
    assert (step.state, step.done_by) == ("done", ines)
    assert "Virement vendredi" in as_(ines).get(to("invoice", invoice)).text
    assert as_(ines).post(finish, {"note": "Encore"}).status_code == 409


def test_a_promise_is_noted_and_withdrawn(as_, ines, invoice, later):
    said = {"pays_on": later.date() + timedelta(days=5), "said_by": "M. Petit"}
    past = said | {"pays_on": "2026-12-01"}
    assert as_(ines).post(to("promise", invoice), past).status_code == 422

    assert as_(ines).post(to("promise", invoice), said).status_code == 303

    assert as_(ines).post(to("promise", invoice), said).status_code == 409
    promise = PaymentPromise.objects.get()
    assert "M. Petit" in as_(ines).get(to("invoice", invoice)).text
    assert as_(ines).post(to("withdraw_promise", promise)).status_code == 303


def test_charges_are_claimed_received_or_let_go(as_, ines, invoice, later):
    claim = to("claim_charges", invoice)
    assert as_(ines).post(claim).status_code == 409
    collect(invoice, invoice.gross, on=later.date(), by=ines, at=later, key="paid")
    assert "89,23" not in as_(ines).get(to("invoice", invoice)).text

    assert as_(ines).post(claim).status_code == 303

    charge = LateCharge.objects.get()
    assert charge.days == 20
    waive = to("waive_charges", charge)
    assert as_(ines).post(waive, {"waive-reason": ""}).status_code == 422
    received = {"charges-on": later.date()}
    assert as_(ines).post(to("receive_charges", charge), received).status_code == 303
    assert as_(ines).post(waive, {"waive-reason": "Geste"}).status_code == 409


def test_doubt_provision_loss(as_, ines, bruno, invoice, later):
    on = later.date()
    declared = {"reason": "Sauvegarde ouverte", "on": on}
    assert as_(ines).post(to("declare_doubtful", invoice), {"on": on}).status_code == 422
    assert as_(ines).post(to("declare_doubtful", invoice), declared).status_code == 303
    doubt = Doubt.objects.get()
    written = {"percent": "50", "reason": "Plan proposé", "on": on}
    provision = to("book_provision", doubt)
    assert as_(ines).post(provision, written | {"percent": "0"}).status_code == 422
    assert as_(ines).post(provision, written).status_code == 303
    assert "5\u00a0318,75\u00a0€" in as_(ines).get(to("invoice", invoice)).text
    assert as_(ines).post(to("take_back", doubt.provisions.get())).status_code == 303

    ask = to("ask_loss", invoice)
    assert as_(ines).post(ask, {"loss-reason": "Liquidation clôturée"}).status_code == 303
    approve = to("approve_loss", Loss.objects.get())
    assert as_(ines).post(approve).status_code == 403
    assert as_(bruno).post(approve).status_code == 303

    assert Entry.objects.filter(lines__account__number="654").count() == 1
    assert "Perdue" in as_(ines).get(to("invoice", invoice)).text


def test_a_loss_is_refused(as_, ines, bruno, invoice):
    as_(ines).post(to("ask_loss", invoice), {"loss-reason": "Trop tôt"})

    assert as_(bruno).post(to("refuse_loss", Loss.objects.get())).status_code == 303
    assert Loss.objects.get().state == "refused"


def test_a_client_never_reads_what_finance_does(as_, ines, helene, invoice, later):
    climb(invoice, at=later)
    as_(ines).post(to("declare_doubtful", invoice), {"reason": "Rumeur", "on": later.date()})

    assert as_(helene).get(to("invoice", invoice)).status_code == 404
    page = as_(helene).get(reverse("invoicing:invoice", args=[invoice.public_id]))
    assert page.status_code == 200
    assert "Rumeur" not in page.text


def test_the_list_costs_the_same_with_one_and_with_three(
    as_, ines, house, varenne_sa, invoice, later, now, queries
):
    climb(invoice, at=later)
    before = queries(as_(ines), "/credit/late")
    for key in ("two", "three"):
        climb(sent(house, varenne_sa, at=now, key=key), at=later)

    assert DunningStep.objects.to_do().count() == 3
    assert queries(as_(ines), "/credit/late") == before <= 20
