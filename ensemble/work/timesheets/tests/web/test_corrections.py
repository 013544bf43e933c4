from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.work.timesheets.actions.approving import approve
from ensemble.work.timesheets.actions.declaring import submit
from ensemble.work.timesheets.models import Day, Timesheet
from ensemble.work.timesheets.tests.builders import a_month

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def stopped_clock(at):
    """The pages read the clock, and the number of a credit note says its year."""
    with time_machine.travel(at, tick=False):
        yield


@pytest.fixture
def approved(mission, petit, at):
    month = a_month(mission, [2, 3, 4])
    approve(month, fingerprint=month.fingerprint(), by=petit, at=at)
    return Timesheet.objects.get(pk=month.pk)


def page(month):
    return reverse("timesheets:show", args=[month.public_id])


def test_the_member_finds_every_correction_on_the_approved_month(client, approved, karim):
    text = sign_in(client, karim.person).get(page(approved)).text
    for day in approved.days.all():
        assert reverse("timesheets:correct", args=[day.public_id]) in text
    assert reverse("timesheets:forgotten", args=[approved.public_id]) in text


def test_nobody_else_is_proposed_one(client, approved, petit, claire, ines):
    for someone in (petit, claire, ines):
        text = sign_in(client, someone).get(page(approved)).text
        assert "/correct" not in text
        assert "/forgotten" not in text


def test_a_month_that_waits_proposes_none(client, mission, karim):
    text = sign_in(client, karim.person).get(page(a_month(mission, [2]))).text
    assert "/correct" not in text
    assert "/forgotten" not in text


def test_a_forgotten_day_is_added_from_the_page_and_taken_out(client, approved, karim):
    sign_in(client, karim.person)
    forgotten = reverse("timesheets:forgotten", args=[approved.public_id])
    said = {"on": "2026-11-05", "quantity": "0.5", "because": "Atelier oublié."}
    assert client.post(forgotten, said | {"because": ""}).status_code == 422
    assert client.post(forgotten, said | {"on": "2026-11-03"}).status_code == 409
    answer = client.post(forgotten, said, follow=True)
    assert "Atelier oublié." in answer.text
    line = Day.objects.get(on=date(2026, 11, 5))
    assert (line.quantity, line.adds_to) == (Decimal("0.5"), approved)
    assert "Atelier oublié." in client.get(page(approved)).text
    client.post(reverse("timesheets:take_out", args=[line.public_id]))
    assert not Day.objects.filter(pk=line.pk).exists()


def test_the_client_reads_it_once_it_is_sent_and_approves_the_line(client, approved, karim, petit):
    sign_in(client, karim.person)
    fourth = approved.days.get(on__day=4)
    correct = reverse("timesheets:correct", args=[fourth.public_id])
    client.post(correct, {"quantity": "0", "because": "Ce jour-là, rien."})
    later = Day.objects.get(corrects=fourth).timesheet
    assert "rien" not in sign_in(client, petit).get(page(approved)).text
    sign_in(client, karim.person)
    month = reverse("timesheets:month", args=[later.mission.public_id, later.month])
    client.post(month, {"then": "send"})
    text = sign_in(client, petit).get(page(later)).text
    assert "Ce jour-là, rien." in text
    assert "Valider ces lignes" in text
    later.refresh_from_db()
    client.post(
        reverse("timesheets:approve", args=[later.public_id]), {"seen": later.fingerprint()}
    )
    assert "AV-2026-000001" in client.get(page(later)).text
    later.refresh_from_db()
    assert later.state == "approved"


def test_a_correction_is_not_corrected_from_its_address(client, approved, karim, petit):
    sign_in(client, karim.person)
    fourth = approved.days.get(on__day=4)
    said = {"quantity": "0", "because": "Ce jour-là, rien."}
    client.post(reverse("timesheets:correct", args=[fourth.public_id]), said)
    line = Day.objects.get(corrects=fourth)
    month = submit(line.timesheet, by=karim.person, at=timezone.now())
    approve(month, fingerprint=month.fingerprint(), by=petit, at=timezone.now())
    itself = reverse("timesheets:correct", args=[line.public_id])
    for quantity in ("0", "1"):
        answer = client.post(itself, said | {"quantity": quantity})
        assert answer.status_code == 409
        assert "elle-même une correction" in answer.text
    assert Day.objects.filter(corrects=line).count() == 0
    assert itself not in client.get(page(month)).text
