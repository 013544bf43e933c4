from ensemble.money.invoicing.models import Dispatch
from ensemble.money.invoicing.tests.builders import ISSUED


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
