"""An e-invoice of a member: taken alone when nothing is in doubt, proposed or set aside otherwise."""

from decimal import Decimal

import pytest

from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.core.jobs import run_waiting
from ensemble.money.invoicing.actions.arriving import set_aside, take_back, take_in
from ensemble.money.invoicing.actions.receiving import accept, refuse
from ensemble.money.invoicing.actions.settling import pay
from ensemble.money.invoicing.models import Arrival, Dispatch, Invoice
from ensemble.work.timesheets.actions.approving import approve
from ensemble.work.timesheets.actions.taking_arrivals import take_arrival
from ensemble.work.timesheets.arriving import months_awaiting
from ensemble.work.timesheets.tests.builders import a_month, einvoice, mandated, running

pytestmark = pytest.mark.django_db


@pytest.fixture
def approval(chosen, house, karim, petit, ines, at):
    """Ten days at 850 €, for which Karim writes his own invoice."""
    mandated(karim, by=ines)
    month = a_month(running(chosen, self_billing=False), [2, 3, 4, 5, 9, 10, 12, 16, 17, 18])
    return approve(month, fingerprint=month.fingerprint(), by=petit, at=at)


def came(content: bytes, *, flow_id: str | None = "flow-1", at) -> Arrival:
    """By the platform, and what follows."""
    arrival = take_in(content, name="f.xml", by=None, at=at, flow_id=flow_id)
    run_waiting()
    return Arrival.objects.get(pk=arrival.pk)


def said_of(arrival: Arrival) -> list[str]:
    return [status.code for status in arrival.statuses.in_order()]


def test_what_says_the_approved_days_to_the_cent_takes_its_place(approval, at):
    arrival = came(einvoice("8500.00"), at=at)

    approval.refresh_from_db()
    invoice = approval.member_invoice
    assert (arrival.state, arrival.invoice) == ("matched", invoice)
    assert (invoice.state, invoice.number, invoice.gross) == (
        "received",
        "F-2026-11",
        Decimal("8500.00"),
    )
    assert (invoice.promised_on, approval.state) == (approval.promised_on, "billed")
    assert invoice.file == arrival.file


def test_its_sender_is_told_each_step(approval, ines, at):
    arrival = came(einvoice("8500.00"), at=at)
    accept(arrival.invoice, by=ines, at=at)
    pay(arrival.invoice, Decimal("8500.00"), on=at.date(), by=ines, at=at, key="paid")
    run_waiting()

    assert sorted(said_of(arrival)) == ["204", "205", "211"]
    assert Dispatch.objects.filter(status__arrival=arrival, invoice=None).count() == 3


def test_a_refusal_reaches_its_sender_with_its_reason(approval, ines, at):
    arrival = came(einvoice("8500.00"), at=at)
    refuse(arrival.invoice, reason="L’adresse de facturation n’est pas la nôtre.", by=ines, at=at)

    status = arrival.statuses.get(code="210")
    assert (status.reason_code, status.to_state) == ("AUTRE", True)


@pytest.mark.parametrize(
    "content",
    [
        einvoice("8500.01"),
        einvoice("8500.00", siren="100000009"),
        einvoice("8500.00", number="F 2026"),  # a rule is broken
        einvoice("8500.00", kind="384"),
    ],
    ids=["another amount", "nobody of ours", "a rule", "a correction"],
)
def test_whatever_is_in_doubt_waits_for_finance(approval, content, at):
    arrival = came(content, at=at)

    assert (arrival.state, said_of(arrival)) == ("waiting", [])
    assert Invoice.objects.bought().count() == 0


def test_another_amount_is_shown_with_its_gap_and_not_taken(approval, ines, at):
    arrival = came(einvoice("8600.00"), at=at)

    (one,) = months_awaiting(arrival)
    assert (one.approval, one.gap, one.fits) == (approval, Decimal("100.00"), False)
    with pytest.raises(TooLate, match=r"8.600,00"):
        take_arrival(arrival, approval, by=ines, at=at)


def test_of_two_months_alike_finance_says_which(approval, petit, ines, karim, at):
    days = [1, 2, 3, 7, 8, 9, 10, 14, 15, 16]
    december = a_month(
        approval.timesheet.mission, days, month=at.date().replace(month=12, day=1), at=at
    )
    approve(december, fingerprint=december.fingerprint(), by=petit, at=at)
    arrival = came(einvoice("8500.00"), at=at)
    assert arrival.state == "waiting"
    with pytest.raises(Refused):
        take_arrival(arrival, approval, by=karim.person, at=at)

    invoice = take_arrival(arrival, approval, by=ines, at=at)

    approval.refresh_from_db()
    assert (approval.member_invoice, arrival.state) == (invoice, "matched")


def test_what_is_set_aside_is_refused_to_its_sender_for_good(approval, ines, at):
    arrival = came(einvoice("8600.00"), at=at)
    reason = {"reason": "Dix jours approuvés, non onze.", "reason_code": "QTE_ERR"}
    set_aside(arrival, **reason, by=ines, at=at)

    assert said_of(arrival) == ["210"]
    with pytest.raises(TooLate):
        take_back(arrival, by=ines, at=at)


def test_a_file_brought_by_hand_answers_nobody(approval, ines, at):
    arrival = came(einvoice("8600.00"), flow_id=None, at=at)
    set_aside(arrival, reason="Pas la nôtre.", by=ines, at=at)

    assert said_of(arrival) == []
    assert take_back(arrival, by=ines, at=at).state == "waiting"


def test_finance_reads_the_months_and_what_does_not_fit(approval, client, ines, at):
    arrival = came(einvoice("8600.00"), at=at)
    page = f"/einvoices/{arrival.public_id}/month"

    assert "100,00" in sign_in(client, ines).get(page).text
    assert client.post(f"{page}/{approval.public_id}").status_code == 409
