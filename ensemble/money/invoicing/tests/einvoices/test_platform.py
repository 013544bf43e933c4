"""With a platform on this machine, held against the published contract."""

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import permutations

import pytest
from django.core.cache import caches
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.timeline.reading import history_of
from ensemble.money.invoicing import cdar, cii, courier, platform
from ensemble.money.invoicing.actions.cancelling import cancel
from ensemble.money.invoicing.actions.exchanging import follow, hand_over, plan, try_again
from ensemble.money.invoicing.actions.settling import collect
from ensemble.money.invoicing.models import (
    Announcement,
    Arrival,
    Code,
    Contest,
    Dispatch,
    FollowedFlow,
    Invoice,
    Status,
)
from ensemble.money.invoicing.paper import draw
from ensemble.money.invoicing.platform import Refuses, Silent
from ensemble.money.invoicing.platform.paging import changed_since
from ensemble.money.invoicing.platform.signing import signature_of
from ensemble.money.invoicing.tasks import papers_that_wait, what_was_announced_to_nobody
from ensemble.money.invoicing.tests.builders import ISSUED, sold
from ensemble.money.invoicing.tests.einvoices.builders import an_invoice
from ensemble.money.invoicing.tests.einvoices.platform_server import BEGUN, Town, running

pytestmark = pytest.mark.django_db

SECRET = "known to both sides"


@pytest.fixture
def town(settings):
    here = Town()
    with running(here) as url:
        settings.OUTGOING_PRIVATE = [url.removeprefix("http://")]
        settings.PLATFORM_URL = f"{url}/flow"
        settings.PLATFORM_DIRECTORY_URL = f"{url}/directory"
        settings.PLATFORM_TOKEN_URL = f"{url}/token"
        settings.PLATFORM_CLIENT_ID = settings.PLATFORM_CLIENT_SECRET = "ours"
        settings.PLATFORM_WEBHOOK_SECRET = SECRET
        caches["here"].clear()
        yield here


@pytest.fixture
def sent(town, house, varenne_sa):
    """An invoice that the platform has."""
    invoice = sold(house, varenne_sa)
    run_waiting()
    return Invoice.objects.get(pk=invoice.pk)


def lifecycle(invoice, code, *, hours, reason_code=""):
    """What a platform would bring: a status said by the other side."""
    said = Status(
        invoice=invoice,
        code=code,
        reason_code=reason_code,
        ours=False,
        said_at=ISSUED + timedelta(hours=hours),
    )
    return cdar.write(said)


def bring(town, invoice, code, *, hours, reason_code=""):
    message = lifecycle(invoice, code, hours=hours, reason_code=reason_code)
    return town.add(message, kind="CustomerInvoiceLC", direction="In", syntax="CDAR")


def announce(client, flow_id, *, at=None, secret=None, **headers):
    body = json.dumps({"flowInfo": {"flowId": flow_id}}).encode()
    timestamp = str(int((at or timezone.now()).timestamp()))
    headers = {
        "X-Webhook-Timestamp": timestamp,
        "X-Webhook-Signature": secret or signature_of(body, timestamp),
    } | headers
    return client.post(
        "/platform/notices", body, content_type="application/json", headers=headers
    ).status_code


class TestHandingOver:
    def test_a_ready_invoice_is_handed_over_and_sent_once_acknowledged(self, town, sent):
        (flow_id,) = town.flows
        assert (sent.state, Dispatch.objects.get().state) == ("ready", "sent")
        assert town.files[flow_id] == draw_of(sent)
        assert town.flows[flow_id]["flowSyntax"] == "Factur-X"

        town.acknowledge(flow_id, "Ok")
        follow(flow_id, platform.current(), at=ISSUED)

        assert Invoice.objects.get().state == "sent"
        assert Dispatch.objects.get().state == "accepted"

    @pytest.mark.fault
    def test_f11_a_lost_answer_is_asked_for_and_nothing_is_sent_twice(
        self, town, house, varenne_sa
    ):
        town.loses_answers = True
        sold(house, varenne_sa)
        with pytest.raises(Silent):
            run_waiting()
        town.loses_answers = False

        for _again in range(3):
            hand_over(Dispatch.objects.get().pk, platform.current(), at=ISSUED)

        assert len(town.flows) == 1
        assert Dispatch.objects.get().flow_id == "flow-1"

    def test_a_platform_that_is_silent_is_asked_again_later(self, town, house, varenne_sa):
        run_waiting()  # where each side receives is known
        town.silent = 1
        sold(house, varenne_sa)
        with pytest.raises(Silent):
            run_waiting()
        assert (Dispatch.objects.get().state, town.flows) == ("waiting", {})

        run_waiting()

        assert Dispatch.objects.get().state == "sent"

    def test_what_is_not_taken_says_why_and_is_sent_again_once_put_right(
        self, town, house, varenne_sa, ines
    ):
        town.refuses = (422, "UNPROCESSABLE_ENTITY")
        invoice = sold(house, varenne_sa)
        run_waiting()
        failed = Dispatch.objects.get()
        assert (failed.state, failed.details[0]["reasonCode"]) == ("failed", "UNPROCESSABLE_ENTITY")
        town.refuses = None

        again = try_again(failed, by=ines, at=ISSUED)
        hand_over(again.pk, platform.current(), at=ISSUED)

        assert Dispatch.objects.get().state == "sent"
        assert "invoicing.not_taken" in [entry.verb for entry in history_of(invoice)]

    def test_what_was_cancelled_before_its_turn_is_not_handed_over(self, town, house, varenne_sa):
        invoice = sold(house, varenne_sa)
        cancel(invoice, reason="Une erreur", by=None, at=ISSUED)
        run_waiting()
        assert (Dispatch.objects.count(), town.flows) == (0, {})

        hand_over(plan(invoice, at=ISSUED).pk, platform.current(), at=ISSUED)

        assert (Dispatch.objects.get().state, town.flows) == ("failed", {})

    def test_what_the_platform_finds_inadmissible_is_told(self, town, sent):
        detail = {
            "level": "Error",
            "item": "file",
            "reasonCode": "InvalidSchema",
            "reasonMessage": "not an invoice",
        }
        town.acknowledge("flow-1", "Error", detail)

        follow("flow-1", platform.current(), at=ISSUED)

        assert Dispatch.objects.get().state == "failed"
        status = Status.objects.get()
        assert (status.code, status.reason_code) == (Code.INADMISSIBLE, "InvalidSchema")
        assert Invoice.objects.get().state == "ready"

    def test_r20_a_receipt_follows_the_way_of_its_invoice(self, town, sent, ines):
        collect(sent, Decimal("6382.50"), on=ISSUED.date(), by=ines, at=ISSUED, key="bank-1")
        run_waiting()

        (said,) = cdar.read(town.files["flow-2"])
        assert (said.number, said.code) == (sent.number, "212")
        assert Status.objects.get().sent_at is not None

    def test_without_a_platform_nothing_is_planned(self, house, varenne_sa):
        sold(house, varenne_sa)
        run_waiting()

        assert (Invoice.objects.get().state, Dispatch.objects.count()) == ("sent", 0)

    def test_a_plan_is_one_row_however_often_it_is_made(self, town, sent):
        assert plan(sent, at=ISSUED) == plan(sent, at=ISSUED) == Dispatch.objects.get()


class TestFollowing:
    @pytest.mark.fault
    def test_f11_announcements_three_times_in_any_order_end_the_same(self, town, sent, client):
        story = [("202", 1, ""), ("207", 2, "QTE_ERR"), ("205", 3, "")]
        flows = [
            bring(town, sent, code, hours=hours, reason_code=why) for code, hours, why in story
        ]
        ends = set()
        for order in permutations(flows):
            for flow_id in order * 3:
                assert announce(client, flow_id, at=timezone.now()) == 200
            run_waiting()
            invoice = Invoice.objects.get(pk=sent.pk)
            ends.add((invoice.is_disputed, invoice.statuses.count(), Contest.objects.count()))

        assert ends == {(False, 3, 1)}

    @pytest.mark.fault
    def test_f11_days_late_it_ends_as_it_would_have(self, town, sent):
        late = bring(town, sent, "207", hours=1, reason_code="QTE_ERR")
        soon = bring(town, sent, "205", hours=2)

        follow(soon, platform.current(), at=ISSUED + timedelta(hours=3))
        follow(late, platform.current(), at=ISSUED + timedelta(days=3))

        assert not Invoice.objects.get().is_disputed
        assert [status.code for status in sent.statuses.in_order()] == ["207", "205"]

    def test_r21_a_refusal_without_a_reason_is_not_taken(self, town, sent):
        flow_id = bring(town, sent, "210", hours=1)

        follow(flow_id, platform.current(), at=ISSUED)

        assert (Status.objects.count(), Invoice.objects.get().is_disputed) == (0, False)

    def test_r21_a_refusal_with_its_reason_stops_what_is_asked(self, town, sent):
        flow_id = bring(town, sent, "210", hours=1, reason_code="CMD_ERR")

        follow(flow_id, platform.current(), at=ISSUED)

        assert Invoice.objects.get().contested_amount == sent.gross

    def test_an_invoice_of_others_arrives_once(self, town):
        content = draw(an_invoice(number="F-88")).pdf
        flow_id = town.add(content, kind="SupplierInvoice", direction="In", syntax="Factur-X")

        for _again in range(3):
            follow(flow_id, platform.current(), at=ISSUED)

        arrival = Arrival.objects.get()
        assert (arrival.number, arrival.flow_id, arrival.syntax) == ("F-88", flow_id, "factur-x")
        assert FollowedFlow.objects.get().arrival == arrival

    def test_what_cannot_be_read_stops_nothing(self, town, sent):
        broken = town.add(b"<no/>", kind="SupplierInvoice", direction="In", syntax="CII")
        odd = town.add(b"<no/>", kind="SupplierInvoiceLC", direction="In", syntax="CDAR")
        good = town.add(
            cii.write(an_invoice(number="F-1")),
            kind="SupplierInvoice",
            direction="In",
            syntax="CII",
        )

        for flow_id in (broken, odd, good):
            follow(flow_id, platform.current(), at=ISSUED)

        assert [arrival.number for arrival in Arrival.objects.all()] == ["F-1"]

    def test_what_was_announced_to_nobody_is_found(self, town, sent):
        bring(town, sent, "210", hours=1, reason_code="CMD_ERR")

        what_was_announced_to_nobody(at=datetime(2026, 12, 1, tzinfo=UTC))
        run_waiting()

        assert Invoice.objects.get().is_disputed

    def test_more_than_a_page_was_announced_to_nobody(self, town):
        facts = {"kind": "CustomerInvoice", "direction": "Out", "syntax": "CII"}
        added = [town.add(b"<no/>", **facts) for _flow in range(250)]
        for flow_id in added[95:105]:  # an instant that two pages share
            town.flows[flow_id]["updatedAt"] = town.flows[added[95]]["updatedAt"]

        found = changed_since(platform.current(), BEGUN)

        assert [flow.flow_id for flow in found] == added
        assert town.asked == ["POST /v1/flows/search"] * 3

    def test_it_asks_the_directory_where_a_company_receives(self, town):
        town.lines["100000009"] = ["100000009", "100000009_ACHATS"]

        assert platform.current().addresses_of("100000009") == ["100000009", "100000009_ACHATS"]
        assert platform.current().addresses_of("300000007") == []
        assert platform.current().is_well()

    def test_a_question_that_it_does_not_know_is_an_answer(self, town):
        with pytest.raises(Refuses):
            platform.current().flow("nothing")

    def test_a_platform_silent_for_days_is_asked_again_by_the_clock(self, town, house, varenne_sa):
        run_waiting()  # where each side receives is known
        town.silent = 1
        sold(house, varenne_sa)
        with pytest.raises(Silent):
            run_waiting()
        ProcrastinateJob.objects.all().delete()

        what_was_announced_to_nobody(at=timezone.now() + timedelta(days=3))
        run_waiting()

        assert Dispatch.objects.get().state == "sent"


class TestAnnouncing:
    def test_bad_input_46_only_a_fresh_signature_is_believed(self, town, client):
        now = timezone.now()

        assert announce(client, "flow-1", secret="sha256=" + "0" * 64) == 401
        assert announce(client, "flow-1", secret="é") == 401
        assert announce(client, "flow-1", **{"X-Webhook-Signature": ""}) == 401
        assert announce(client, "flow-1", **{"X-Webhook-Timestamp": ""}) == 401
        assert announce(client, "flow-1", at=now - timedelta(minutes=5, seconds=5)) == 401
        assert announce(client, "flow-1", at=now + timedelta(minutes=6)) == 401
        assert Announcement.objects.count() == 0

    def test_bad_input_46_replayed_it_has_no_effect(self, town, client):
        now = timezone.now()

        assert [announce(client, "flow-1", at=now) for _again in range(3)] == [200] * 3
        assert Announcement.objects.count() == 1

    def test_without_a_secret_nothing_is_believed(self, town, client, settings):
        settings.PLATFORM_WEBHOOK_SECRET = ""

        assert announce(client, "flow-1") == 401

    @pytest.mark.parametrize("body", [b"", b"[]", b'{"flowInfo": 3}', b'{"flowInfo":{"flowId":7}}'])
    def test_signed_nonsense_is_refused(self, town, client, body):
        timestamp = str(int(timezone.now().timestamp()))
        headers = {
            "X-Webhook-Timestamp": timestamp,
            "X-Webhook-Signature": signature_of(body, timestamp),
        }

        answer = client.post(
            "/platform/notices", body, content_type="application/json", headers=headers
        )
        assert (answer.status_code, Announcement.objects.count()) == (422, 0)

    def test_a_page_cannot_be_read_there(self, client):
        assert client.get("/platform/notices").status_code == 405


def test_a_late_paper_is_made_by_the_clock(house, varenne_sa):
    invoice = sold(house, varenne_sa)

    papers_that_wait(at=ISSUED + timedelta(minutes=10))
    assert Invoice.objects.get(pk=invoice.pk).state == "issued"
    papers_that_wait(at=ISSUED + timedelta(minutes=20))

    assert Invoice.objects.get(pk=invoice.pk).state == "ready"


def test_without_a_platform_the_errands_do_nothing(house, varenne_sa):
    courier.follow(flow_id="flow-1")
    courier.hand_over(dispatch_id=1)

    assert FollowedFlow.objects.count() == 0


def draw_of(invoice) -> bytes:
    from ensemble.foundation.files.reading import content_of

    return content_of(invoice.paper.pdf)
