"""Approving by the link of a letter: replayed, forwarded, expired, or once the days have changed."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.persons.actions.preferring import prefer
from ensemble.work.timesheets.actions.declaring import call_back
from ensemble.work.timesheets.models import Approval, ApprovalCode, ApprovalLink
from ensemble.work.timesheets.tests.builders import SENT, a_month

pytestmark = pytest.mark.django_db
LATER = SENT + timedelta(hours=1)
SECRETS = ("Karim", "Remettre en ordre", "novembre")


@pytest.fixture(autouse=True)
def _texts_leave(settings):
    settings.SMS_URL, settings.SMS_TOKEN = "http://127.0.0.1:9/sms", "token"


@pytest.fixture
def clock():
    with time_machine.travel(LATER, tick=False) as traveller:
        yield traveller


@pytest.fixture
def month(mission, petit, clock):
    prefer(petit, phone="06 39 98 12 34")
    return a_month(mission, [2, 3])


@pytest.fixture
def link(month) -> ApprovalLink:
    return month.links.get()


def at(link: ApprovalLink, name: str = "link") -> str:
    return reverse(f"timesheets:{name}", args=[link.token])


def page(link: ApprovalLink, name: str = "show") -> str:
    return reverse(f"timesheets:{name}", args=[link.timesheet.public_id])


def digits() -> str:
    return ApprovalCode.objects.latest("pk").digits


def opened(client: Client, link: ApprovalLink) -> None:
    client.post(at(link, "link_send"))
    answer = client.post(at(link, "link_code"), {"digits": digits()})
    assert answer.headers["Location"] == page(link)


def seen(link: ApprovalLink) -> dict:
    return {"seen": link.timesheet.fingerprint()}


def test_a_code_on_the_telephone_approves_the_month(client, link, petit):
    letter = Letter.objects.get(kind="timesheets/submitted")
    assert (letter.to, letter.sensitive, at(link) in letter.text) == (petit, True, True)
    opened(client, link)
    assert "Karim Benali" in client.get(page(link)).text
    assert client.post(page(link, "approve"), seen(link)).status_code == 303
    approval = Approval.objects.get()
    assert (approval.by, approval.channel, approval.days) == (petit, "link", 2)
    assert client.get(page(link)).status_code == 200


def test_it_approves_once(client, link):
    opened(client, link)
    client.post(page(link, "approve"), seen(link))
    assert client.post(page(link, "approve"), seen(link)).status_code == 409
    assert Client().get(at(link)).status_code == 410
    assert Approval.objects.count() == 1


def test_programs_that_follow_the_link_change_nothing(client, link):
    for name in ("link", "link_code", "link_send"):
        shown = client.get(at(link, name)).text
        assert not any(secret in shown for secret in SECRETS)
    assert client.get(page(link, "approve")).status_code == 405
    assert (ApprovalCode.objects.count(), Approval.objects.count()) == (0, 0)


def test_forwarded_it_shows_nothing_without_the_telephone(link):
    friend = Client()
    friend.post(at(link, "link_send"))
    wrong = f"{(int(digits()) + 1) % 1_000_000:06}"
    for _try in range(6):
        answer = friend.post(at(link, "link_code"), {"digits": wrong})
        assert answer.status_code == 422
        assert not any(secret in answer.text for secret in SECRETS)
    assert friend.post(at(link, "link_code"), {"digits": digits()}).status_code == 422
    assert friend.get(page(link)).status_code == 302
    assert friend.post(page(link, "approve"), seen(link)).status_code == 302
    assert not Approval.objects.exists()


def test_a_code_older_than_ten_minutes_is_asked_again(client, link, clock):
    opened(client, link)
    clock.shift(timedelta(minutes=11))
    assert client.post(page(link, "approve"), seen(link))["Location"] == at(link)
    assert not Approval.objects.exists()


def test_it_expires(client, link, clock):
    clock.shift(timedelta(days=8))
    answer = client.get(at(link))
    assert answer.status_code == 410
    assert not any(secret in answer.text for secret in SECRETS)


def test_once_the_month_was_called_back_it_opens_nothing(client, link, month, karim):
    opened(client, link)
    call_back(month, by=karim.person, at=LATER)
    assert client.get(at(link)).status_code == 410
    assert client.get(page(link)).status_code == 404
    again = a_month(month.mission, [2, 3, 4])
    assert client.post(page(link, "approve"), {"seen": again.fingerprint()}).status_code == 409
    assert not Approval.objects.exists()


def test_it_opens_no_other_month_and_no_other_gesture(client, link, mission):
    opened(client, link)
    other = a_month(mission, [1, 2], month=link.timesheet.month.replace(month=12))
    assert client.get(reverse("timesheets:show", args=[other.public_id])).status_code == 302
    assert client.post(page(link, "dispute"), {}).status_code == 302


def test_a_telephone_taken_back_receives_nothing(client, link, petit):
    prefer(petit, phone="")
    assert client.post(at(link, "link_send")).status_code == 409
    assert not ApprovalCode.objects.exists()


def test_without_a_telephone_the_letter_has_no_link(mission, clock):
    a_month(mission, [2, 3])
    assert not ApprovalLink.objects.exists()
    assert not Letter.objects.get(kind="timesheets/submitted").sensitive
