from datetime import date, timedelta
from decimal import Decimal
from itertools import permutations

import pytest
from lxml import etree

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.jobs import run_waiting
from ensemble.money.invoicing import cdar
from ensemble.money.invoicing.actions.settling import collect, undo
from ensemble.money.invoicing.actions.telling import hear, say
from ensemble.money.invoicing.models import Code, Contest, Invoice, Status
from ensemble.money.invoicing.tests.builders import ISSUED, days, operator, sold

pytestmark = pytest.mark.django_db

PAID = date(2026, 12, 15)


@pytest.fixture
def invoice(house, varenne_sa):
    return sold(house, varenne_sa)


def heard(invoice, code, *, hours=1, key="", **why):
    said = ISSUED + timedelta(hours=hours)
    key = key or f"{code}@{hours}"
    return hear(invoice, Code(code), said_at=said, at=ISSUED + timedelta(days=3), key=key, **why)


def received(invoice, amount, ines):
    settlement = collect(
        invoice, Decimal(amount), on=PAID, by=ines, at=ISSUED, key=f"bank-{amount}"
    )
    run_waiting()
    return settlement


def test_r20_a_partial_receipt_says_its_amount_rate_and_vat(invoice, ines):
    received(invoice, "6382.50", ines)

    (status,) = Status.objects.filter(code="212")
    (block,) = status.collected
    assert (block.gross, block.rate) == (Decimal("6382.50"), Decimal("20"))
    assert (block.base, block.vat) == (Decimal("5318.75"), Decimal("1063.75"))
    assert (status.to_state, status.ours) == (True, True)
    assert Invoice.objects.get().open_amount == Decimal("6382.50")


def test_r20_with_the_option_for_debits_the_state_is_not_told(varenne_sa, ines):
    house = operator(ines, vat_regime="debits")
    received(sold(house, varenne_sa), "6382.50", ines)

    assert not Status.objects.get(code="212").to_state


def test_r20_the_last_receipt_takes_the_last_cent(house, varenne_sa, ines):
    invoice = sold(house, varenne_sa, days("1", "100.01"))
    for amount in ("40.00", "40.00", "40.01"):
        collect(
            invoice, Decimal(amount), on=PAID, by=ines, at=ISSUED, key=f"b-{invoice.open_amount}"
        )
    run_waiting()

    blocks = [status.collected[0] for status in Status.objects.filter(code="212")]
    assert sum(block.gross for block in blocks) == invoice.gross
    assert sum(block.vat for block in blocks) == invoice.vat
    assert sum(block.base for block in blocks) == invoice.net


def test_a_receipt_undone_is_taken_back(invoice, ines):
    settlement = received(invoice, "6382.50", ines)
    undo(settlement, on=PAID, by=ines, at=ISSUED, key="undo")
    run_waiting()

    assert sum(status.amount for status in Status.objects.filter(code="212")) == 0


def test_a_receipt_is_told_once(invoice, ines):
    settlement = received(invoice, "12765.00", ines)
    collect(invoice, settlement.amount, on=PAID, by=ines, at=ISSUED, key=settlement.key)
    run_waiting()

    assert Status.objects.filter(code="212").count() == 1


def test_r21_a_refusal_without_a_reason_is_not_taken(invoice):
    with pytest.raises(TooLate):
        heard(invoice, "210")
    with pytest.raises(TooLate):
        say(invoice, Code.REFUSED, by=None, at=ISSUED, key="k")
    with pytest.raises(TooLate):
        say(invoice, Code.REFUSED, by=None, at=ISSUED, key="k", reason_code="INVENTED")

    assert Status.objects.count() == 0


def test_r21_a_refusal_stops_what_is_asked_and_is_told_in_the_exposure(invoice):
    heard(invoice, "210", reason_code="CMD_ERR")

    contested = Invoice.objects.get()
    assert contested.is_disputed
    assert contested.contested_amount == contested.open_amount == Decimal("12765.00")
    contest = Contest.objects.get()
    assert (contest.code, contest.reason) == ("CMD_ERR", "Numéro de commande erroné ou absent")


def test_r21_what_is_left_of_an_invoice_is_what_a_refusal_contests(house, varenne_sa, ines):
    invoice = sold(house, varenne_sa, days("7.5", "612.33"))
    collect(invoice, Decimal("1510.98"), on=PAID, by=ines, at=ISSUED, key="part")

    heard(invoice, "210", reason_code="QTE_ERR")

    assert Invoice.objects.get().contested_amount == Decimal("4000.00")
    assert Contest.objects.get().code == "QTE_ERR"


def test_a_dispute_settled_by_an_approval_is_asked_again(invoice):
    heard(invoice, "207", hours=1, reason_code="QTE_ERR")
    heard(invoice, "205", hours=2)

    assert not Invoice.objects.get().is_disputed


def test_a_refusal_stays_whatever_follows(invoice):
    heard(invoice, "210", hours=1, reason_code="CMD_ERR")
    heard(invoice, "205", hours=2)

    assert Invoice.objects.get().is_disputed


def test_a_rejected_invoice_never_left_and_is_cancelled(invoice):
    heard(invoice, "213", reason_code="REJ_SEMAN")

    assert (Invoice.objects.get().state, Invoice.objects.get().open_amount) == ("cancelled", 0)


def test_f11_statuses_in_any_order_and_three_times_end_the_same(house, varenne_sa):
    story = [("202", 1, ""), ("207", 2, "QTE_ERR"), ("205", 3, "")]
    ends = set()
    for place, order in enumerate(permutations(story)):
        invoice = sold(house, varenne_sa, key=f"sale-{place}")
        for code, hours, why in order * 3:
            heard(invoice, code, hours=hours, key=f"{place}:{code}", reason_code=why)
        invoice = Invoice.objects.get(pk=invoice.pk)
        assert [status.code for status in invoice.statuses.in_order()] == ["202", "207", "205"]
        ends.add((invoice.state, invoice.is_disputed, invoice.contested_amount))

    assert ends == {("issued", False, Decimal(0))}


def test_the_message_of_a_receipt_says_what_the_portal_wants(invoice, ines):
    received(invoice, "6382.50", ines)
    root = etree.fromstring(cdar.write(Status.objects.get(code="212")))

    def say(path):
        return [one.text for one in root.iterfind(f".//ram:{path}", cdar.NAMESPACES)]

    assert say("ProcessConditionCode") == ["212"]
    assert say("SpecifiedDocumentCharacteristic/ram:TypeCode") == ["MEN"]
    assert say("ValueAmount") == ["6382.50"]
    assert say("ValuePercent") == ["20.00"]
    assert say("IssuerAssignedID") == [invoice.number]


def test_a_message_is_read_as_it_was_written(invoice):
    status = say(invoice, Code.REFUSED, by=None, at=ISSUED, key="k", reason_code="CMD_ERR")

    (said,) = cdar.read(cdar.write(status))

    assert (said.number, said.code, said.reason_code) == (invoice.number, "210", "CMD_ERR")
    assert (said.issued_on, said.at) == (invoice.issued_on, ISSUED)
    assert said.seller_siren == invoice.seller.siren


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"<no/>",
        b"not xml",
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
    ],
)
def test_a_message_that_is_none_is_refused(xml):
    with pytest.raises(cdar.Unreadable):
        cdar.read(xml)


def test_a_status_that_nobody_knows_is_refused(invoice):
    status = say(invoice, Code.APPROVED, by=None, at=ISSUED, key="k")

    with pytest.raises(cdar.Unreadable):
        cdar.read(cdar.write(status).replace(b">205<", b">999<"))
