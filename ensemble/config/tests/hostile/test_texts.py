"""What people type: order marks, endless names, headers in a subject, markup (27, 28, 31, 32)."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from ensemble.foundation.accounts.models import Invitation
from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.persons.models import Person

pytestmark = pytest.mark.django_db
PAYLOADS = (
    "<img src=x onerror=alert(1)>",
    "![ici](https://evil.example/pixel.png)",
    "[ici](javascript:alert(1))",
    "[ici](data:text/html;base64,PHNjcmlwdD4=)",
    "<script>alert(1)</script>",
    "{{ settings.SECRET_KEY }}{% load ui %}",
)
ME = {"agreement": "neutral", "language": "fr", "time_zone": "Europe/Paris", "theme": "light"}


@pytest.fixture
def browser(world):
    def of(column: str) -> Client:
        client = Client()
        client.cookies.load(world.cookies[column])
        return client

    return of


def named(world) -> str:
    return Person.objects.get(pk=world.karim.person_id).name


def test_a_name_keeps_its_letters_and_loses_what_reverses_it(world, browser):
    typed = "Karim \u202eilaneB\u202c \u200bBenali 🌻"
    assert browser("own").post(reverse("persons:me"), ME | {"name": typed}).status_code == 303
    assert named(world) == "Karim ilaneB Benali 🌻"
    assert "\u202e" not in browser("own").get("/").text


def test_a_name_of_ten_thousand_letters_is_given_back_with_a_reason(world, browser):
    answer = browser("own").post(reverse("persons:me"), ME | {"name": "é" * 10_000})
    assert answer.status_code == 422
    assert "120" in answer.text
    assert "é" * 120 in answer.text
    assert named(world) == "Karim Benali"


@pytest.mark.parametrize(
    "name", ["Léa\r\nBcc: x@evil.example", "Léa\x00Blanc", "Léa\nContent-Type: text/html"]
)
def test_a_name_adds_no_header_to_a_letter(world, browser, name, settings):
    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
    url = reverse("accounts:invite_colleague", args=[world.varenne.public_id])
    typed = {"name": name, "email": "lea.neuve@varenne.example", "role": "manager"}
    answer = browser("buy").post(url, typed)
    assert answer.status_code in (303, 422)
    for letter in Letter.objects.filter(address=typed["email"]):
        assert not {"\r", "\n", "\x00"} & set(letter.subject)
    run_waiting()
    assert {to for message in mail.outbox for to in message.recipients()}.isdisjoint(
        {"x@evil.example"}
    )


def test_an_address_on_two_lines_invites_nobody(world, browser):
    url, before = reverse("profiles:invite"), Invitation.objects.count()
    typed = {"name": "Zoé Martin", "email": "zoe@ici.example\r\nBcc: x@evil.example"}
    answer = browser("tal").post(url, typed | {"language": "fr"})
    assert answer.status_code == 422
    assert "Zoé Martin" in answer.text
    assert Invitation.objects.count() == before


@pytest.mark.parametrize("typed", PAYLOADS)
def test_words_of_a_card_stay_words(world, browser, typed):
    client, url = browser("own"), reverse("profiles:edit", args=["words"])
    assert client.post(url, {"line": typed[:150], "text": typed}).status_code == 303
    assert_inert(browser("mem").get(reverse("profiles:person", args=[world.karim.card.public_id])))


@pytest.mark.parametrize("typed", PAYLOADS)
def test_words_of_a_need_stay_words(world, browser, typed):
    words = {"title": typed[:140], "context": typed, "outcome": typed, "presence": "remote"}
    url = reverse("missions:reframe", args=[world.asked.public_id])
    assert browser("ops").post(url, words | {"based_on": 1}).status_code == 303
    for column, name in (("tal", "need"), ("ops", "need"), ("fin", "versions")):
        page = browser(column).get(reverse(f"missions:{name}", args=[world.asked.public_id]))
        assert_inert(page)


def assert_inert(page) -> None:
    assert page.status_code == 200
    assert "onerror=alert" not in re.sub(r"&lt;.*?&gt;", "", page.text)
    for danger in ("<script>alert", 'src="https://evil', 'href="javascript:', 'href="data:'):
        assert danger not in page.text
