from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ensemble.foundation.accounts.models import OpenSession
from ensemble.foundation.accounts.tests.builders import person
from ensemble.foundation.accounts.tests.device import Device, options_in
from ensemble.foundation.accounts.tests.web.test_proofs import create_first_key, is_in

pytestmark = pytest.mark.django_db
SESSIONS = "/me/sessions"


@pytest.fixture
def device(client):
    device = Device()
    create_first_key(client, person("Karim Benali"), device)
    return device


def enter(device: Device) -> Client:
    client = Client(headers={"User-Agent": "Mozilla/5.0 (iPhone) Version/26 Safari/605"})
    page = client.get("/door")
    client.post("/door/key", {"credential": device.prove(options_in(page))})
    return client


def test_it_lists_where_the_account_is_open(client, device):
    enter(device)
    rows = client.get(SESSIONS).context["rows"]
    assert [(row["device"], row["here"]) for row in rows] == [("Safari, iPhone", False), ("", True)]


def test_it_costs_the_same_for_one_and_three_sessions(
    client, device, django_assert_max_num_queries
):
    with django_assert_max_num_queries(20) as one:
        client.get(SESSIONS)
    enter(device)
    enter(device)
    with django_assert_max_num_queries(20) as three:
        client.get(SESSIONS)
    assert len(three) == len(one)


def test_it_closes_one_at_once(client, device):
    phone = enter(device)
    opened = OpenSession.objects.get(agent__contains="iPhone")
    client.post(reverse("accounts:close_session", args=[opened.public_id]))
    assert not is_in(phone)
    assert is_in(client)


def test_it_closes_all_the_others(client, device):
    phones = [enter(device), enter(device)]
    client.post(reverse("accounts:close_others"))
    assert [is_in(phone) for phone in phones] == [False, False]
    assert is_in(client)


def test_it_does_not_close_the_session_of_another(client, device):
    elsewhere = Client()
    create_first_key(elsewhere, person("Julie Lemaire"), Device())
    hers = OpenSession.objects.get(person__name="Julie Lemaire")
    assert client.post(reverse("accounts:close_session", args=[hers.public_id])).status_code == 404
    assert is_in(elsewhere)


def test_it_ends_a_session_after_thirty_days(client, device):
    session = client.session
    session["opened_at"] = (timezone.now() - timedelta(days=30, seconds=1)).isoformat()
    session.save()
    assert not is_in(client)


def test_it_notes_when_a_session_was_last_seen(client, device, time_machine):
    time_machine.move_to(timezone.now() + timedelta(hours=2))
    is_in(client)
    assert OpenSession.objects.get().seen_at >= timezone.now() - timedelta(minutes=1)
