"""The first half of the door: an address, then the code of the letter."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from ensemble.foundation.accounts.models import MailedCode
from ensemble.foundation.accounts.tests.builders import person
from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.persons.models import Person

pytestmark = pytest.mark.django_db
DOOR, CODE = "/door", "/door/code"
UNKNOWN = "nobody@nowhere.example"


def knock(client, address: str, next: str = "/missions"):
    client.get(DOOR, {"next": next})
    return client.post(DOOR, {"email": address})


def digits_for(address: str) -> str:
    return MailedCode.objects.filter(address=address).latest("pk").digits


def half_open(client, address: str, next: str = "/missions"):
    knock(client, address, next)
    return client.post(CODE, {"digits": digits_for(address)})


def without_token(response) -> str:
    return re.sub(r"\b[A-Za-z0-9]{64}\b", "", response.text)


def test_it_does_the_same_for_known_and_unknown_addresses(client):
    known = person("Karim Benali").email
    answers = []
    for address in (known, UNKNOWN):
        client.cookies.clear()
        client.get(DOOR)
        with CaptureQueriesContext(connection) as queries:
            posted = client.post(DOOR, {"email": address})
        counted = len(queries)
        page = client.get(CODE)
        body = without_token(page).replace(address, "ADDRESS")
        answers.append((posted.status_code, posted["Location"], body, counted))
    assert answers[0] == answers[1]
    assert answers[0][-1] > 3


def test_it_writes_the_code_to_both_after_the_answer(client):
    known = person("Karim Benali").email
    for address in (known, UNKNOWN):
        knock(client, address)
    assert Letter.objects.count() == 0
    run_waiting()
    assert sorted(Letter.objects.values_list("address", flat=True)) == [known, UNKNOWN]


def test_it_wipes_the_code_of_a_delivered_letter(client, settings):
    settings.DEMO = False
    knock(client, UNKNOWN)
    run_waiting()
    letter = Letter.objects.get()
    assert (letter.state, letter.text, letter.html) == ("sent", "", "")


def test_it_writes_to_a_stranger_in_the_language_of_the_page(client):
    client.post(DOOR, {"email": UNKNOWN}, headers={"Accept-Language": "en"})
    run_waiting()
    assert Letter.objects.get().subject.startswith("Your code:")


@pytest.mark.parametrize(
    "typed",
    [
        "Karim.Benali@Mail.Example",
        " karim.benali@mail.example. ",
        "karim\u200b.benali@mail.example",
    ],
)
def test_it_knows_one_spelling_of_an_address(client, typed):
    karim = person("Karim Benali")
    knock(client, typed)
    run_waiting()
    assert Letter.objects.get().to == karim


@pytest.mark.parametrize(
    "typed", ["admin@ensembl\u0435.example", "a@b\r\nBcc: c@d.example", "claire", ""]
)
def test_it_refuses_an_address_that_imitates_or_is_none(client, typed):
    answer = client.post(DOOR, {"email": typed})
    assert answer.status_code == 422
    assert MailedCode.objects.count() == 0


def test_it_signs_nobody_in_with_a_code_alone(client):
    karim = person("Karim Benali")
    half_open(client, karim.email)
    assert client.get(reverse("persons:me"))["Location"] == "/door?next=%2Fme"


def test_it_sends_someone_without_a_key_to_create_one(client):
    karim = person("Karim Benali")
    answer = half_open(client, karim.email)
    assert answer["Location"] == reverse("accounts:first_key")
    assert client.get(answer["Location"]).status_code == 200


def test_it_asks_the_name_of_someone_new_who_has_somewhere_to_go(client):
    assert half_open(client, UNKNOWN)["Location"] == reverse("accounts:name")
    answer = client.post(reverse("accounts:name"), {"name": " Laurent   Petit "})
    assert answer["Location"] == reverse("accounts:first_key")
    assert Person.objects.get(email=UNKNOWN).name == "Laurent Petit"


def test_it_tells_how_one_comes_in_to_someone_unknown_who_goes_nowhere(client):
    answer = half_open(client, UNKNOWN, next="/")
    assert answer["Location"] == reverse("accounts:how")
    assert client.get(reverse("accounts:how")).status_code == 200
    assert client.get(reverse("accounts:first_key"))["Location"] == DOOR


def test_it_uses_a_code_once(client):
    karim = person("Karim Benali")
    half_open(client, karim.email)
    client.cookies.clear()
    knock(client, UNKNOWN)
    session = client.session
    code = MailedCode.objects.get(address=karim.email)
    session["door"] = {"code": str(code.public_id)}
    session.save()
    assert client.post(CODE, {"digits": code.digits}).status_code == 422


def test_it_spends_a_code_after_five_wrong_tries(client):
    karim = person("Karim Benali")
    knock(client, karim.email)
    right = digits_for(karim.email)
    wrong = f"{(int(right) + 1) % 1_000_000:06}"
    for _ in range(5):
        assert client.post(CODE, {"digits": wrong}).status_code == 422
    assert client.post(CODE, {"digits": right}).status_code == 422


def test_it_accepts_a_code_for_fifteen_minutes(client, time_machine):
    karim = person("Karim Benali")
    knock(client, karim.email)
    digits = digits_for(karim.email)
    time_machine.move_to(timezone.now() + timedelta(minutes=15, seconds=1))
    assert client.post(CODE, {"digits": digits}).status_code == 422


def test_it_accepts_a_code_in_the_browser_that_asked_for_it(client):
    karim = person("Karim Benali")
    knock(client, karim.email)
    elsewhere = Client()
    assert elsewhere.post(CODE, {"digits": digits_for(karim.email)})["Location"] == DOOR


def test_it_reads_a_code_with_the_spaces_people_type(client):
    karim = person("Karim Benali")
    knock(client, karim.email)
    digits = digits_for(karim.email)
    answer = client.post(CODE, {"digits": f" {digits[:3]} {digits[3:]} "})
    assert answer["Location"] == reverse("accounts:first_key")


def test_it_changes_the_session_when_the_mailbox_is_proven(client):
    karim = person("Karim Benali")
    knock(client, karim.email)
    before = client.session.session_key
    client.post(CODE, {"digits": digits_for(karim.email)})
    assert client.session.session_key != before


def test_it_pauses_whoever_asks_too_many_codes_for_one_address(client):
    answers = [knock(client, UNKNOWN).status_code for _ in range(6)]
    assert answers == [302, 302, 302, 302, 302, 429]


def test_it_sends_another_code(client):
    knock(client, UNKNOWN)
    assert client.post(reverse("accounts:code_again"))["Location"] == CODE
    assert MailedCode.objects.count() == 2


def test_it_does_not_open_a_closed_account(client):
    karim = person("Karim Benali")
    Person.objects.filter(pk=karim.pk).update(is_active=False)
    assert half_open(client, karim.email).status_code == 403
    assert client.get(reverse("accounts:first_key"))["Location"] == DOOR


@pytest.mark.parametrize(
    "wanted",
    [
        "//evil.example",
        "/\\evil.example",
        "https:///evil.example",
        "\thttps://evil.example",
        "javascript:alert(1)",
    ],
)
def test_it_goes_home_rather_than_where_a_forged_link_says(client, wanted):
    client.get(DOOR, {"next": wanted})
    assert client.session["door"]["next"] == "/"


def test_it_refuses_a_host_that_is_not_ours(client):
    assert (
        client.post(DOOR, {"email": UNKNOWN}, headers={"Host": "evil.example"}).status_code == 400
    )


def test_it_refuses_a_form_from_elsewhere():
    assert Client(enforce_csrf_checks=True).post(DOOR, {"email": UNKNOWN}).status_code == 403
