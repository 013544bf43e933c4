import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ensemble.foundation.core.jobs import run_waiting
from ensemble.money.invoicing import cii
from ensemble.money.invoicing.actions.arriving import take_in
from ensemble.money.invoicing.models import Arrival
from ensemble.money.invoicing.paper import draw
from ensemble.money.invoicing.tests.builders import ISSUED, sold
from ensemble.money.invoicing.tests.einvoices.builders import an_invoice


def came(number="F-77", **changes) -> Arrival:
    xml = cii.write(an_invoice(number=number, **changes))
    return take_in(xml, name=f"{number}.xml", by=None, at=ISSUED)


def address(name, arrival) -> str:
    return f"/einvoices/{arrival.public_id}/{name}".removesuffix("/")


def test_it_brings_one_in_and_reads_it(as_, ines):
    sent = SimpleUploadedFile("f.pdf", draw(an_invoice(number="F-9")).pdf)

    answer = as_(ines).post("/einvoices/new", {"file": sent}, follow=True)

    assert (answer.status_code, Arrival.objects.get().number) == (200, "F-9")
    assert "F-9" in answer.content.decode()


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", b"<?xml version='1.0'?><order/>", b'<!DOCTYPE a SYSTEM "x"><a/>'],
)
def test_it_says_why_a_file_is_no_invoice(as_, ines, content):
    sent = SimpleUploadedFile("f.xml", content)

    answer = as_(ines).post("/einvoices/new", {"file": sent})

    assert (answer.status_code, Arrival.objects.count()) == (422, 0)


def test_it_shows_what_it_says_and_what_it_breaks(as_, ines):
    arrival = came(number="F 77")

    words = as_(ines).get(address("", arrival)).content.decode()

    assert "Direction de la supply chain, novembre 2026" in words
    assert "12\xa0765,00\xa0€" in words
    assert "BR-FR-02" in words


def test_it_is_matched_to_whom_it_pays(as_, ines, karim_ei):
    arrival = came()

    answer = as_(ines).post(address("match", arrival), {"member": karim_ei.member.pk})

    arrival.refresh_from_db()
    assert (answer.status_code, arrival.state) == (303, "matched")
    assert arrival.member == karim_ei.member


def test_it_is_matched_to_the_order_it_carries(as_, ines, house, varenne_sa):
    ours = sold(house, varenne_sa, purchase_order="BC-4521")
    arrival = came()
    words = as_(ines).get(address("", arrival)).content.decode()
    assert f"BC-4521, {ours.number}" in words

    as_(ines).post(address("match", arrival), {"about": ours.pk})

    arrival.refresh_from_db()
    assert (arrival.state, arrival.about) == ("matched", ours)


def test_matched_to_nobody_it_stays_and_says_so(as_, ines):
    arrival = came()

    answer = as_(ines).post(address("match", arrival), {})

    arrival.refresh_from_db()
    assert (answer.status_code, arrival.state) == (409, "waiting")


def test_it_is_set_aside_with_a_reason_and_comes_back(as_, ines):
    arrival = came()
    assert as_(ines).post(address("set-aside", arrival), {}).status_code == 422

    as_(ines).post(
        address("set-aside", arrival), {"reason_code": "DEST_ERR", "reason": "Pas pour nous"}
    )
    arrival.refresh_from_db()
    assert arrival.state == "set_aside"

    as_(ines).post(address("take-back", arrival))
    arrival.refresh_from_db()
    assert arrival.state == "waiting"


def test_the_file_is_served_as_it_came(as_, ines):
    arrival = came()
    run_waiting()

    answer = as_(ines).get(address("file", arrival))

    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]


def test_nobody_else_reads_them(as_, karim, petit, claire):
    arrival = came()

    for person in (karim.person, petit, claire):
        assert as_(person).get(address("", arrival)).status_code in {403, 404}
    assert as_().get("/einvoices").status_code == 302


def test_one_and_three_cost_the_same(as_, ines, karim_ei):
    browser = as_(ines)
    came("F-1")
    one = queries(browser)
    came("F-2")
    came("F-3")

    assert queries(browser) == one
    assert one <= 20


def queries(browser) -> int:
    browser.get("/einvoices")
    with CaptureQueriesContext(connection) as captured:
        browser.get("/einvoices")
    return len(captured)
