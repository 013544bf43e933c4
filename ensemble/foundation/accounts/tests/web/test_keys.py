from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ensemble.foundation.accounts.keyring import keys_of, kinds_of, unused_recovery_codes
from ensemble.foundation.accounts.tests.builders import administrator, person, sign_in
from ensemble.foundation.accounts.tests.device import Device, options_in
from ensemble.foundation.accounts.tests.web.test_proofs import (
    PASSWORD,
    create_first_key,
    is_in,
    shown_by_app,
    with_app,
)
from ensemble.foundation.mailroom.models import Letter

pytestmark = pytest.mark.django_db
KEYS, NEW, APP = "/me/keys", "/me/keys/new", "/me/keys/application"


@pytest.fixture
def karim(client):
    karim = person("Karim Benali")
    create_first_key(client, karim, Device())
    return karim


def add_key(client, device: Device, name: str = "Téléphone"):
    return client.post(
        NEW, {"credential": device.create(options_in(client.get(NEW))), "name": name}
    )


def test_it_shows_the_keys_of_a_person(client, karim):
    page = client.get(KEYS)
    assert [key.instance for key in page.context["keys"]] == keys_of(karim)


def test_it_costs_the_same_for_one_and_three_keys(client, karim, django_assert_max_num_queries):
    with django_assert_max_num_queries(20) as one:
        client.get(KEYS)
    for name in ("Téléphone", "Ordinateur"):
        add_key(client, Device(), name)
    with django_assert_max_num_queries(20) as three:
        page = client.get(KEYS)
    assert len(page.context["keys"]) == 3
    assert len(three) == len(one)


def test_it_adds_a_second_passkey(client, karim):
    assert add_key(client, Device())["Location"] == KEYS
    assert [key.wrap().name for key in keys_of(karim)][1] == "Téléphone"


def test_it_renames_a_key(client, karim):
    key = keys_of(karim)[0]
    client.post(reverse("accounts:key_name", args=[key.pk]), {"name": "Ordinateur du bureau"})
    assert keys_of(karim)[0].wrap().name == "Ordinateur du bureau"


def test_nobody_touches_the_key_of_someone_else(client, karim):
    rename = reverse("accounts:key_name", args=[keys_of(karim)[0].pk])
    tried = [
        sign_in(Client(), who).post(rename, {"name": "À moi"})
        for who in (person("Paul Roux"), administrator())
    ]
    assert [answer.status_code for answer in tried] == [404, 403]
    assert keys_of(karim)[0].wrap().name != "À moi"


def test_it_does_not_remove_the_only_key(client, karim):
    key = keys_of(karim)[0]
    assert client.post(reverse("accounts:remove_key", args=[key.pk])).status_code == 409
    assert keys_of(karim) == [key]


def test_it_removes_a_key_and_closes_the_other_sessions(client, karim):
    phone = Device()
    add_key(client, phone)
    elsewhere = Client()
    page = elsewhere.get("/door")
    elsewhere.post("/door/key", {"credential": phone.prove(options_in(page))})
    assert is_in(elsewhere)
    client.post(reverse("accounts:remove_key", args=[keys_of(karim)[1].pk]))
    assert is_in(client)
    assert not is_in(elsewhere)
    assert Letter.objects.filter(kind="accounts/credential_changed").count() == 3


def test_it_does_not_touch_the_key_of_another(client, karim):
    julie = person("Julie Lemaire")
    create_first_key(Client(), julie, Device())
    for name in ("accounts:remove_key", "accounts:key_name"):
        url = reverse(name, args=[keys_of(julie)[0].pk])
        assert client.post(url, {"name": "x"}).status_code == 404
    assert len(keys_of(julie)) == 1


def test_it_sets_up_and_removes_the_application(client, karim):
    secret = client.get(APP).context["secret"]
    client.post(APP, {"password": PASSWORD, "digits": shown_by_app(secret)})
    assert kinds_of(karim) == {"webauthn", "totp"}
    client.post(reverse("accounts:remove_app"))
    assert kinds_of(karim) == {"webauthn"}
    assert is_in(client)


def test_it_changes_the_password_and_ends_other_sessions(client):
    julie, secret = with_app("Julie Lemaire")
    elsewhere = Client()
    for browser, ago in ((client, 0), (elsewhere, 1)):
        typed = {"email": julie.email, "password": PASSWORD}
        browser.post("/door/password", typed | {"digits": shown_by_app(secret, steps_ago=ago)})
    assert is_in(elsewhere)
    changed = client.post("/me/keys/password", {"password": "une autre phrase très longue"})
    assert changed["Location"] == KEYS
    assert is_in(client)
    assert not is_in(elsewhere)


def test_it_makes_new_recovery_codes_and_forgets_the_former(client, karim):
    first = client.post(reverse("accounts:codes")).context["codes"]
    second = client.post(reverse("accounts:codes")).context["codes"]
    assert unused_recovery_codes(karim) == second
    assert set(first).isdisjoint(second)


@pytest.mark.parametrize("url", [NEW, APP])
def test_it_changes_nothing_with_an_old_session(client, url):
    karim = person("Karim Benali")
    sign_in(client, karim, proven_at=timezone.now() - timedelta(hours=1))
    assert client.get(url)["Location"].startswith("/door/again")
