from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.foundation.files.tests.builders import pdf
from ensemble.work.timesheets.models import Expense, Timesheet
from ensemble.work.timesheets.tests.builders import NOVEMBER, running

pytestmark = pytest.mark.django_db


@pytest.fixture
def mission(chosen):
    return running(chosen, expenses_cap=Decimal("150"))


@pytest.fixture
def address(mission):
    return reverse("timesheets:expense", args=[mission.public_id, NOVEMBER])


def typed(net: str = "120", **more) -> dict:
    receipt = SimpleUploadedFile("billet.pdf", pdf(), "application/pdf")
    return {
        "on": "2026-11-03",
        "label": "Train",
        "net": net,
        "vat": "12",
        "receipt": receipt,
    } | more


def test_it_joins_the_month_with_its_receipt(client, address, mission, karim):
    page = sign_in(client, karim.person).get(address)
    assert page.status_code == 200
    assert "150" in page.text
    month = reverse("timesheets:month", args=[mission.public_id, NOVEMBER])
    assert client.post(address, typed())["Location"] == month
    assert "Train" in client.get(month).text
    assert Expense.objects.get().net == Decimal("120.00")


def test_above_the_cap_it_answers_and_keeps_nothing(client, address, karim):
    answer = sign_in(client, karim.person).post(address, typed("150.01"))
    assert answer.status_code == 409
    assert "150,01" in answer.text or "150.01" in answer.text
    assert not Timesheet.objects.exists()


@pytest.mark.parametrize("wrong", [{"net": "NaN"}, {"net": "-1"}, {"vat": "200"}, {"on": "hier"}])
def test_what_makes_no_sense_is_refused(client, address, karim, wrong):
    answer = sign_in(client, karim.person).post(address, typed(**wrong))
    assert answer.status_code == 422
    assert not Expense.objects.exists()


def test_it_is_taken_out_again(client, address, karim):
    sign_in(client, karim.person).post(address, typed())
    client.post(reverse("timesheets:drop_expense", args=[Expense.objects.get().public_id]))
    assert not Expense.objects.exists()


def test_it_is_the_member_s_alone(client, address, petit, julie, claire):
    answers = {}
    for someone in (petit, julie.person, claire):
        answers[someone.name] = sign_in(client, someone).get(address).status_code
    assert answers == {"Laurent Petit": 403, "Julie Lemaire": 404, "Claire Morel": 403}


def test_no_expense_is_offered_when_none_is_agreed(client, chosen, karim):
    month = reverse("timesheets:month", args=[running(chosen).public_id, NOVEMBER])
    assert "/expenses" not in sign_in(client, karim.person).get(month).text
