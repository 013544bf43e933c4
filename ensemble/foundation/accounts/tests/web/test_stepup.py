"""Proving again before what matters, with what was typed kept."""

import time
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.urls import reverse
from django.utils import timezone

from ensemble.foundation.accounts.actions.keeping_keys import set_up_app
from ensemble.foundation.accounts.doors import enter
from ensemble.foundation.accounts.keyring import new_secret
from ensemble.foundation.accounts.models import RoleRequest
from ensemble.foundation.accounts.tests.builders import administrator, person, sign_in
from ensemble.foundation.accounts.tests.device import Device, options_in
from ensemble.foundation.accounts.tests.web.test_proofs import create_first_key
from ensemble.foundation.core.errors import Refused

pytestmark = pytest.mark.django_db
NEW = "/team/roles/new"
TYPED = {"name": "Hugo Lantier", "email": "hugo@ensemble.example", "role": "talent"}


@pytest.fixture
def odile(client):
    """Signed in an hour ago, with a passkey on her device."""
    odile = administrator("Odile Rey")
    administrator("Marc Tessier")
    odile.device = Device()
    create_first_key(client, odile, odile.device)
    grow_old(client)
    return odile


def grow_old(client) -> None:
    session = client.session
    session["proof"] |= {"at": (timezone.now() - timedelta(minutes=11)).isoformat()}
    session.save()


def test_it_asks_again_before_a_page_and_comes_back_to_it(client, odile):
    asked = client.get(NEW)
    assert asked["Location"] == "/door/again?next=%2Fteam%2Froles%2Fnew"
    page = client.get(asked["Location"])
    answer = client.post(
        "/door/again", {"credential": odile.device.prove(options_in(page)), "next": NEW, "held": ""}
    )
    assert answer["Location"] == NEW
    assert client.get(NEW).status_code == 200


def test_it_keeps_what_was_typed_and_does_nothing_before_the_button(client, odile):
    asked = client.post(NEW, TYPED, headers={"Referer": f"http://testserver{NEW}"})
    assert (asked.status_code, asked["Location"]) == (303, "/door/again?held=1")
    page = client.get(asked["Location"])
    proven = client.post(
        "/door/again", {"credential": odile.device.prove(options_in(page)), "next": "", "held": "1"}
    )
    assert proven["Location"] == reverse("accounts:resume")
    shown = client.get(proven["Location"])
    assert shown.context["held"]["path"] == NEW
    assert dict(shown.context["held"]["fields"]) == TYPED
    assert RoleRequest.objects.count() == 0
    client.post(NEW, TYPED)
    assert RoleRequest.objects.get().person.email == TYPED["email"]


def test_it_keeps_no_password(client, odile):
    asked = client.post("/me/keys/password", {"password": "une phrase longue"})
    assert asked["Location"] == "/door/again?next=%2F"
    assert "held" not in client.session


def test_it_shows_nothing_to_resume_without_the_proof(client, odile):
    client.post(NEW, TYPED)
    assert client.get(reverse("accounts:resume"))["Location"] == "/"


def test_it_sends_a_fragment_to_the_whole_page(client, odile):
    answer = client.get(NEW, headers={"HX-Request": "true"})
    assert answer["HX-Redirect"].startswith("/door/again?")


def test_it_never_goes_to_another_site_afterwards(client, odile):
    page = client.get("/door/again?next=//evil.example")
    answer = client.post(
        "/door/again",
        {"credential": odile.device.prove(options_in(page)), "next": "//evil.example"},
    )
    assert answer["Location"] == "/"


def test_it_refuses_the_passkey_of_someone_else(client, odile):
    other = Device()
    create_first_key(type(client)(), person("Karim Benali"), other)
    page = client.get("/door/again?next=/team")
    answer = client.post(
        "/door/again", {"credential": other.prove(options_in(page)), "next": "/team"}
    )
    assert answer.status_code == 422
    assert client.get(NEW).status_code == 302


def test_it_accepts_the_application(client):
    odile, secret = administrator("Odile Rey"), new_secret()
    set_up_app(odile, password="une phrase longue", secret=secret, at=timezone.now())
    sign_in(client, odile, proven_at=timezone.now() - timedelta(hours=1))
    digits = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    answer = client.post("/door/again", {"digits": digits, "next": NEW})
    assert answer["Location"] == NEW


def test_it_accepts_no_code_by_mail_nor_recovery_code(client, odile):
    for digits in ("123456", "12345678"):
        assert client.post("/door/again", {"digits": digits}).status_code == 422


def test_it_stays_fresh_for_ten_minutes(client):
    odile = administrator("Odile Rey")
    for minutes, status in ((9, 200), (11, 302)):
        sign_in(client, odile, proven_at=timezone.now() - timedelta(minutes=minutes))
        assert client.get(NEW).status_code == status


def test_it_sends_whoever_is_signed_out_to_the_door(client):
    assert client.get(reverse("accounts:new_key"))["Location"].startswith("/door?next=")


@pytest.mark.parametrize(("demo", "invented"), [(True, False), (False, True), (False, False)])
def test_it_opens_without_proof_for_invented_people_in_the_demo_only(rf, settings, demo, invented):
    settings.DEMO = demo
    karim = person("Karim Benali")
    karim.is_demo = invented
    request = rf.post("/")
    request.session = {}
    with pytest.raises(Refused):
        enter(request, karim, method="demo")
