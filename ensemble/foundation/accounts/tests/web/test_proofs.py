"""The second half of the door: what opens it whole."""

import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ensemble.foundation.accounts.actions.keeping_keys import make_recovery_codes, set_up_app
from ensemble.foundation.accounts.keyring import keys_of, kinds_of, new_secret
from ensemble.foundation.accounts.models import OpenSession
from ensemble.foundation.accounts.tests.builders import half_open, person
from ensemble.foundation.accounts.tests.device import Device, options_in
from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.mailroom.models import Letter

pytestmark = pytest.mark.django_db
PASSWORD = "une phrase longue et facile"
ME = "/me"


def shown_by_app(secret: str, *, steps_ago: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 - steps_ago))


def with_app(name: str = "Karim Benali"):
    someone, secret = person(name), new_secret()
    set_up_app(someone, password=PASSWORD, secret=secret, at=timezone.now())
    return someone, secret


def create_first_key(client, someone, device: Device, next: str = ME):
    page = half_open(client, someone, next=next).get(reverse("accounts:first_key"))
    credential = device.create(options_in(page))
    return client.post(reverse("accounts:first_key"), {"credential": credential})


def is_in(client) -> bool:
    return client.get(ME).status_code == 200


def test_it_opens_with_the_passkey_just_created(client):
    karim = person("Karim Benali")
    answer = create_first_key(client, karim, Device())
    assert answer["Location"] == ME
    assert is_in(client)
    assert len(keys_of(karim)) == 1


def test_it_tells_by_letter_that_a_key_was_added(client):
    create_first_key(client, person("Karim Benali"), Device())
    run_waiting()
    assert Letter.objects.get().kind == "accounts/credential_changed"


@pytest.mark.parametrize(
    "device",
    [Device("https://evil.example"), Device(verifies=False)],
    ids=["made for another site", "without checking who holds it"],
)
def test_it_refuses_a_passkey(client, device):
    karim = person("Karim Benali")
    answer = create_first_key(client, karim, device)
    assert answer["Location"] == reverse("accounts:first_key")
    assert keys_of(karim) == []
    assert not is_in(client)


def test_it_refuses_a_passkey_for_an_old_question(client):
    karim, device = person("Karim Benali"), Device()
    page = half_open(client, karim).get(reverse("accounts:first_key"))
    client.get(reverse("accounts:first_key"))
    client.post(reverse("accounts:first_key"), {"credential": device.create(options_in(page))})
    assert keys_of(karim) == []


@pytest.mark.parametrize(
    "credential",
    ["", "{}", "[]", "not json", '{"response": {}}', '{"response": {"userHandle": 3}}'],
)
def test_it_survives_a_browser_that_answers_nonsense(client, credential):
    karim = person("Karim Benali")
    half_open(client, karim).get(reverse("accounts:first_key"))
    for url in ("accounts:first_key", "accounts:passkey"):
        assert client.post(reverse(url), {"credential": credential}).status_code == 302
    assert not is_in(client)


def test_it_comes_in_with_a_passkey_alone(client):
    karim, device = person("Karim Benali"), Device()
    create_first_key(client, karim, device)
    elsewhere = Client()
    page = elsewhere.get(reverse("accounts:door"), {"next": ME})
    answer = elsewhere.post(
        reverse("accounts:passkey"), {"credential": device.prove(options_in(page))}
    )
    assert answer["Location"] == ME
    assert is_in(elsewhere)


def test_it_does_not_take_one_persons_passkey_for_another(client):
    karim, julie = person("Karim Benali"), person("Julie Lemaire")
    his, hers = Device(), Device()
    create_first_key(client, karim, his)
    create_first_key(Client(), julie, hers)
    elsewhere = Client()
    options = options_in(elsewhere.get(reverse("accounts:door")))
    forged = his.prove(options, handle=hers.handle)
    answer = elsewhere.post(reverse("accounts:passkey"), {"credential": forged})
    assert answer["Location"] == reverse("accounts:door")
    assert not is_in(elsewhere)


def test_it_does_not_open_a_mailbox_with_the_passkey_of_another(client):
    karim, julie = person("Karim Benali"), person("Julie Lemaire")
    his, hers = Device(), Device()
    create_first_key(client, karim, his)
    create_first_key(Client(), julie, hers)
    elsewhere = Client()
    page = half_open(elsewhere, julie).get(reverse("accounts:proof"))
    answer = elsewhere.post(
        reverse("accounts:passkey"), {"credential": his.prove(options_in(page))}
    )
    assert answer["Location"] == reverse("accounts:proof")
    assert not is_in(elsewhere)


def test_it_asks_the_key_of_whoever_has_one_after_the_code(client):
    karim = person("Karim Benali")
    create_first_key(client, karim, Device())
    elsewhere = half_open(Client(), karim)
    assert elsewhere.get(reverse("accounts:first_key"))["Location"] == reverse("accounts:proof")
    assert not is_in(elsewhere)


def test_it_sets_up_a_password_and_an_application(client):
    karim = person("Karim Benali")
    url = reverse("accounts:first_app")
    secret = half_open(client, karim, next=ME).get(url).context["secret"]
    answer = client.post(url, {"password": PASSWORD, "digits": shown_by_app(secret)})
    assert answer["Location"] == ME
    assert is_in(client)
    assert kinds_of(karim) == {"totp"}


@pytest.mark.parametrize(
    "weak", ["court", "password1234", "123456789012", "karim.benali@mail.example"]
)
def test_it_refuses_a_password_that_others_would_guess(client, weak):
    karim = person("Karim Benali")
    url = reverse("accounts:first_app")
    secret = half_open(client, karim).get(url).context["secret"]
    answer = client.post(url, {"password": weak, "digits": shown_by_app(secret)})
    assert answer.status_code == 422
    assert kinds_of(karim) == set()


def test_it_keeps_the_secret_of_the_application_unreadable():
    _karim, secret = with_app()
    assert secret not in str(Authenticator.objects.get().data)


def test_it_comes_in_with_password_and_application(client):
    karim, secret = with_app()
    typed = {"email": karim.email, "password": PASSWORD, "digits": shown_by_app(secret)}
    assert client.post(reverse("accounts:password"), typed)["Location"] == "/"
    assert is_in(client)


def test_it_answers_the_same_to_a_wrong_password_and_to_an_unknown_address(client):
    karim, secret = with_app()
    digits = shown_by_app(secret)
    answers = [
        client.post(
            reverse("accounts:password"), {"email": email, "password": word, "digits": digits}
        )
        for email, word in ((karim.email, "something else"), ("nobody@mail.example", PASSWORD))
    ]
    errors = [(answer.status_code, answer.context["form"].errors) for answer in answers]
    assert errors[0] == errors[1]


def test_it_takes_the_same_digits_once(client):
    karim, secret = with_app()
    typed = {"email": karim.email, "password": PASSWORD, "digits": shown_by_app(secret)}
    client.post(reverse("accounts:password"), typed)
    assert Client().post(reverse("accounts:password"), typed).status_code == 422


def test_it_comes_in_with_code_then_application(client):
    karim, secret = with_app()
    half_open(client, karim, next=ME)
    answer = client.post(reverse("accounts:proof"), {"digits": shown_by_app(secret)})
    assert answer["Location"] == ME


def test_it_comes_in_once_with_a_recovery_code(client):
    karim, _secret = with_app()
    codes = make_recovery_codes(karim, at=timezone.now())
    half_open(client, karim)
    assert client.post(reverse("accounts:proof"), {"digits": codes[3]})["Location"] == reverse(
        "accounts:keys"
    )
    assert is_in(client)
    elsewhere = half_open(Client(), karim)
    assert elsewhere.post(reverse("accounts:proof"), {"digits": codes[3]}).status_code == 422


def test_it_pauses_whoever_guesses_the_application(client):
    karim, _secret = with_app()
    half_open(client, karim)
    answers = [
        client.post(reverse("accounts:proof"), {"digits": f"{guess:06}"}).status_code
        for guess in range(16)
    ]
    assert answers[-1] == 429


def test_it_forgets_a_mailbox_proven_half_an_hour_ago(client, time_machine):
    karim, _secret = with_app()
    half_open(client, karim)
    time_machine.move_to(timezone.now() + timedelta(minutes=31))
    assert client.get(reverse("accounts:proof"))["Location"] == reverse("accounts:door")


def test_it_notes_the_session_and_closes_it_on_leaving(client):
    karim = person("Karim Benali")
    create_first_key(client, karim, Device())
    assert OpenSession.objects.open(timezone.now()).filter(person=karim).count() == 1
    client.post(reverse("accounts:leave"))
    assert OpenSession.objects.open(timezone.now()).count() == 0
    assert not is_in(client)


def test_it_opens_a_new_session_for_whoever_was_in_already(client):
    karim, device = person("Karim Benali"), Device()
    create_first_key(client, karim, device)
    before = client.session.session_key
    options = options_in(client.get("/door/again?next=/me"))
    client.post(reverse("accounts:passkey"), {"credential": device.prove(options)})
    assert is_in(client)
    assert client.session.session_key != before
    assert OpenSession.objects.open(timezone.now()).get().session_key == client.session.session_key


def test_it_writes_when_a_new_device_comes_in(client):
    karim, device = person("Karim Benali"), Device()
    create_first_key(client, karim, device)
    for _ in range(2):
        client.post(reverse("accounts:leave"))
        page = client.get(reverse("accounts:door"))
        client.post(reverse("accounts:passkey"), {"credential": device.prove(options_in(page))})
    assert not Letter.objects.filter(kind="accounts/new_device").exists()
    elsewhere = Client(headers={"User-Agent": "Mozilla/5.0 (X11; Linux) Firefox/150.0"})
    page = elsewhere.get(reverse("accounts:door"))
    elsewhere.post(reverse("accounts:passkey"), {"credential": device.prove(options_in(page))})
    assert "Firefox, Linux" in Letter.objects.get(kind="accounts/new_device").text
