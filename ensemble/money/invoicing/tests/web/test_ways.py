import pytest

from ensemble.money.invoicing import cii
from ensemble.money.invoicing.actions.arriving import set_aside, take_in
from ensemble.money.invoicing.actions.exchanging import plan
from ensemble.money.invoicing.models import Dispatch
from ensemble.money.invoicing.tests.builders import ISSUED
from ensemble.money.invoicing.tests.einvoices.builders import an_invoice


def failed(invoice) -> Dispatch:
    return Dispatch.objects.create(
        invoice=invoice,
        state="failed",
        asked_at=ISSUED,
        details=[{"reasonCode": "InvalidSchema", "reasonMessage": "line 3"}],
    )


def test_finance_reads_why_it_was_not_taken_and_sends_it_again(as_, ines, invoice):
    dispatch = failed(invoice)
    page = f"/invoices/{invoice.public_id}"
    assert "InvalidSchema" in as_(ines).get(page).content.decode()

    assert as_(ines).post(f"{page}/send-again").status_code == 303

    tracked = dispatch.tracking_id
    dispatch.refresh_from_db()
    assert (dispatch.state, dispatch.tracking_id == tracked) == ("waiting", False)


def test_what_is_on_its_way_is_not_sent_again(as_, ines, invoice):
    assert as_(ines).post(f"/invoices/{invoice.public_id}/send-again").status_code == 409


def test_the_client_neither_reads_it_nor_sends_it(as_, helene, invoice):
    failed(invoice)
    page = f"/invoices/{invoice.public_id}"

    assert "InvalidSchema" not in as_(helene).get(page).content.decode()
    assert as_(helene).post(f"{page}/send-again").status_code == 403


@pytest.fixture
def refusal(ines) -> Dispatch:
    """What came by the platform was refused, and the platform did not carry that word."""
    arrival = take_in(cii.write(an_invoice()), name="f.xml", by=None, at=ISSUED, flow_id="flow-1")
    set_aside(arrival, reason="Pas pour nous", reason_code="DEST_ERR", by=ines, at=ISSUED)
    dispatch = plan(None, at=ISSUED, status=arrival.statuses.get())
    details = [{"reasonCode": "InvalidSchema", "reasonMessage": "line 3"}]
    Dispatch.objects.filter(pk=dispatch.pk).update(state="failed", details=details)
    return Dispatch.objects.get(pk=dispatch.pk)


def test_finance_reads_which_answer_was_not_carried_and_sends_it_again(as_, ines, refusal):
    page = f"/einvoices/{refusal.about.public_id}"
    words = as_(ines).get(page).content.decode()
    assert "InvalidSchema" in words
    assert f"{page}/answer-again" in words

    assert as_(ines).post(f"{page}/answer-again").status_code == 303

    tracked = refusal.tracking_id
    refusal.refresh_from_db()
    assert (refusal.state, refusal.tracking_id == tracked) == ("waiting", False)
    assert f"{page}/answer-again" not in as_(ines).get(page).content.decode()
    assert as_(ines).post(f"{page}/answer-again").status_code == 409


def test_nobody_else_sends_our_answers(as_, helene, karim, refusal):
    for person in (helene, karim.person):
        answer = as_(person).post(f"/einvoices/{refusal.about.public_id}/answer-again")
        assert answer.status_code in {403, 404}
