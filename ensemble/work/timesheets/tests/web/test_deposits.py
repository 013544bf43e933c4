from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.money.invoicing.models import Invoice
from ensemble.work.timesheets.actions.approving import approve
from ensemble.work.timesheets.actions.asking_deposits import ask_deposit
from ensemble.work.timesheets.tests.builders import a_month

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(mission):
    return reverse("timesheets:deposit", args=[mission.public_id])


def part(client, person, mission) -> str:
    address = reverse("timesheets:invoices_part", args=[mission.public_id])
    return " ".join(sign_in(client, person).get(address).content.decode().split())


def test_finance_asks_it_from_the_page_of_the_mission(client, ines, mission, page):
    assert page in part(client, ines, mission)

    answer = client.post(page, {"net": "2 932,50", "key": "once"})

    deposit = Invoice.objects.get()
    assert (answer.status_code, deposit.kind, deposit.net) == (303, "386", Decimal("2932.50"))
    client.post(page, {"net": "2 932,50", "key": "once"})
    assert Invoice.objects.count() == 1
    assert deposit.number in part(client, ines, mission)


def test_the_same_page_sent_with_another_amount_is_refused(client, ines, page):
    """The first stands, and the page that says so may ask another one."""
    sign_in(client, ines).post(page, {"net": "100", "key": "once"})

    answer = client.post(page, {"net": "200", "key": "once"})

    assert answer.status_code == 409
    assert Invoice.objects.get().number in answer.text
    assert 'name="key" value="once"' not in answer.text


def test_the_page_of_the_mission_says_what_is_left(client, ines, petit, mission, at):
    ask_deposit(mission, net=Decimal("2932.50"), by=ines, at=at, key="once")
    assert "2 932,50 € restent à déduire" in part(client, ines, mission)

    month = a_month(mission, [2, 3, 4, 5, 6])
    approve(month, fingerprint=month.fingerprint(), by=petit, at=at)

    assert "Épuisé" in part(client, ines, mission)


@pytest.mark.parametrize(("net", "status"), [("", 422), ("0", 422), ("99999", 409)])
def test_what_cannot_be_asked_says_why(client, ines, page, net, status):
    answer = sign_in(client, ines).post(page, {"net": net, "key": "once"})

    assert answer.status_code == status
    assert f'value="{net}"' in answer.text or not net
    assert not Invoice.objects.exists()


def test_nobody_else_is_offered_it(client, petit, karim, claire, mission, page):
    for person in (petit, karim.person, claire):
        assert page not in part(client, person, mission)
        assert client.get(page).status_code == 403


def test_one_and_three_cost_the_same(client, ines, mission, at):
    def asked(key: str) -> None:
        ask_deposit(mission, net=Decimal("100.00"), by=ines, at=at, key=key)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            part(client, ines, mission)
        return len(captured)

    asked("one")
    queries()
    one = queries()
    asked("two")
    asked("three")

    assert queries() == one
