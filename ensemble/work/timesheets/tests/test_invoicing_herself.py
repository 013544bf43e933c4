"""A member's own invoice: what machines can read is compared at once, a plain PDF waits for finance."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.files.tests.builders import pdf
from ensemble.money.invoicing.models import Invoice
from ensemble.money.invoicing.tests.builders import business
from ensemble.work.timesheets.actions.approving import approve
from ensemble.work.timesheets.tests.builders import a_month, einvoice, factur_x, running

pytestmark = pytest.mark.django_db


@pytest.fixture
def approval(chosen, house, karim, petit, at):
    """Ten days at 850 €, without VAT, for which Karim writes his own invoice."""
    business(karim)
    month = a_month(running(chosen, self_billing=False), [2, 3, 4, 5, 9, 10, 12, 16, 17, 18])
    return approve(month, fingerprint=month.fingerprint(), by=petit, at=at)


@pytest.fixture
def yesterday():
    return timezone.localdate() - timedelta(days=1)


@pytest.fixture
def send(client, approval, karim, yesterday):
    """He types number F-2026-11 and yesterday, and joins a file."""

    def sent(content: bytes, name: str = "facture.pdf", **typed):
        said = {"number": "F-2026-11", "issued_on": yesterday.isoformat()}
        file = SimpleUploadedFile(name, content)
        address = reverse("timesheets:send_invoice", args=[approval.public_id])
        return sign_in(client, karim.person).post(address, said | typed | {"invoice": file})

    return sent


def refusals_of(answer) -> dict[str, str]:
    """What stands beside each field, spaces made plain; nothing was received."""
    assert answer.status_code == 422
    assert not Invoice.objects.bought().exists()
    errors = answer.context["form"].errors
    return {name: " ".join(" ".join(said).split()) for name, said in errors.items()}


def test_a_plain_pdf_waits_for_finance(send, approval):
    assert send(pdf()).status_code == 303

    invoice = Invoice.objects.bought().get()
    approval.refresh_from_db()
    assert (invoice.state, invoice.number) == ("received", "F-2026-11")
    assert (approval.member_invoice, approval.state) == (invoice, "billed")


@pytest.mark.parametrize("name", ["facture.pdf", "facture.xml"])
def test_an_e_invoice_that_says_what_was_approved_is_received(send, yesterday, name):
    xml = einvoice("8500.00", issued_on=yesterday)

    assert send(xml if name.endswith("xml") else factur_x(xml), name).status_code == 303

    run_waiting()
    invoice = Invoice.objects.bought().get()
    assert (invoice.number, invoice.issued_on) == ("F-2026-11", yesterday)
    assert (invoice.gross, invoice.file.state) == (Decimal("8500.00"), "kept")


def test_another_amount_is_refused_beside_the_file(send, yesterday):
    answer = send(factur_x(einvoice("8600.00", issued_on=yesterday)))

    (said,) = refusals_of(answer).items()
    assert said[0] == "invoice"
    assert "8 600,00 €" in said[1]
    assert "8 500,00 €" in said[1]
    assert 'value="F-2026-11"' in answer.text  # answers kept


@pytest.mark.parametrize(
    "change", [{"vat": "1700.00", "gross": "10200.00"}, {"gross": "8500.01"}], ids=["VAT", "total"]
)
def test_a_gap_of_tax_or_of_total_alone_is_refused(send, yesterday, change):
    sums = {name: Decimal(amount) for name, amount in change.items()}

    answer = send(factur_x(einvoice("8500.00", issued_on=yesterday, **sums)))

    assert list(refusals_of(answer)) == ["invoice"]


def test_another_number_is_refused_beside_what_was_typed(send, yesterday):
    answer = send(factur_x(einvoice("8500.00", issued_on=yesterday)), number="F-2026-12")

    refusals = refusals_of(answer)
    assert list(refusals) == ["number"]
    assert "F-2026-11" in refusals["number"]
    assert "F-2026-12" in refusals["number"]


def test_another_day_is_refused_beside_what_was_typed(send, yesterday):
    answer = send(factur_x(einvoice("8500.00", issued_on=yesterday - timedelta(days=1))))

    assert list(refusals_of(answer)) == ["issued_on"]


def test_every_gap_is_said_at_once(send, yesterday):
    answer = send(factur_x(einvoice("8600.00", issued_on=yesterday)), number="F-2026-12")

    assert set(refusals_of(answer)) == {"number", "invoice"}


@pytest.mark.parametrize(
    "change", [{"kind": "381"}, {"currency": "USD"}], ids=["credit", "dollars"]
)
def test_what_is_no_invoice_in_euros_is_refused(send, yesterday, change):
    answer = send(factur_x(einvoice("8500.00", issued_on=yesterday, **change)))

    assert list(refusals_of(answer)) == ["invoice"]


@pytest.mark.parametrize("name", ["facture.pdf", "facture.xml"])
def test_a_damaged_e_invoice_says_what_to_do(send, name):
    damaged = einvoice("8500.00")[:-200]

    answer = send(damaged if name.endswith("xml") else factur_x(damaged), name)

    refusals = refusals_of(answer)
    assert list(refusals) == ["invoice"]
    assert "PDF" in refusals["invoice"]


def test_a_number_that_cannot_travel_is_said_beside_it(send):
    assert list(refusals_of(send(pdf(), number="F 2026 11"))) == ["number"]
