from decimal import Decimal

import pytest
from django.urls import reverse

from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.work.timesheets.models import Approval, Timesheet
from ensemble.work.timesheets.tests.builders import a_month

pytestmark = pytest.mark.django_db


@pytest.fixture
def month(mission):
    return a_month(mission, [2, 3, 4])


def at(month, name="show"):
    return reverse(f"timesheets:{name}", args=[month.public_id])


def test_the_client_approves_in_one_click(client, month, petit):
    page = sign_in(client, petit).get(at(month))
    assert "Valider 3" in page.text
    client.post(at(month, "approve"), {"seen": month.fingerprint()})
    assert Approval.objects.get().days == Decimal("3.0")
    assert "Validé" in client.get(at(month)).text


def test_reading_approves_nothing(client, month, petit):
    assert sign_in(client, petit).get(at(month, "approve")).status_code == 405
    assert Approval.objects.count() == 0


def test_an_old_page_approves_nothing(client, month, petit):
    answer = sign_in(client, petit).post(at(month, "approve"), {"seen": "0" * 64})
    assert answer.status_code == 409
    assert Approval.objects.count() == 0


def test_one_day_is_set_aside_with_its_reason(client, month, petit, karim):
    day = month.days.get(on__day=3)
    sign_in(client, petit)
    assert client.post(at(month, "dispute"), {"lines": [day.public_id]}).status_code == 422
    said = {"lines": [str(day.public_id)], "because": "Il était en séminaire."}
    client.post(at(month, "dispute"), said)
    assert "Il était en séminaire." in sign_in(client, karim.person).get(at(month)).text


def test_the_member_answers_for_a_day_set_aside(client, month, petit, karim):
    day = month.days.get(on__day=3)
    said = {"lines": [str(day.public_id)], "because": "Il était en séminaire."}
    sign_in(client, petit).post(at(month, "dispute"), said)
    sign_in(client, karim.person)
    maintain = reverse("timesheets:maintain", args=[day.public_id])
    assert client.post(maintain, {"because": ""}).status_code == 422
    client.post(maintain, {"because": "Le séminaire était en décembre."})
    day.refresh_from_db()
    assert day.state == "declared"


@pytest.mark.parametrize("name", ["approve", "dispute", "call_back", "nudge"])
def test_nobody_else_answers(client, month, name, oscar, julie, samira):
    for someone in (oscar, julie.person, samira):
        assert sign_in(client, someone).post(at(month, name)).status_code == 404
    assert Timesheet.objects.get().state == "submitted"


def test_the_team_reminds_in_its_own_name(client, month, claire, petit):
    sign_in(client, claire).post(at(month, "nudge"))
    from ensemble.foundation.mailroom.models import Letter

    assert Letter.objects.filter(kind="timesheets/reminder", to=petit).count() == 1


def test_the_member_takes_a_month_back(client, month, karim):
    sign_in(client, karim.person).post(at(month, "call_back"))
    assert Timesheet.objects.get().state == "draft"
