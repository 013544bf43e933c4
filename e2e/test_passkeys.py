"""A passkey as someone lives it: created after the code of a letter, then used to come back.

The authenticator is Chromium's own virtual one (DevTools `WebAuthn`): real keys, real
signatures, and the page's real script between them and us.
"""

import re
from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from playwright.sync_api import Page, expect

from e2e.phone import carry_a_phone
from ensemble.foundation.accounts.keyring import keys_of
from ensemble.foundation.accounts.models import MailedCode, OpenSession
from ensemble.foundation.accounts.tests.builders import person
from ensemble.foundation.persons.models import Person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site(live_server, settings) -> str:
    """Browsers give passkeys to `localhost`, not to numbers."""
    settings.BASE_URL = live_server.url.replace("127.0.0.1", "localhost")
    return settings.BASE_URL


@pytest.fixture
def karim(site) -> Person:
    return person("Karim Benali", language="en")


@pytest.fixture
def browser_context_args(browser_context_args: dict) -> dict:
    return browser_context_args | {"locale": "en-GB"}


def come_to_the_key(page: Page, site: str, someone: Person) -> None:
    page.goto(f"{site}/door?next=/me")
    page.get_by_label("Your e-mail address").fill(someone.email)
    page.get_by_role("button", name="Receive my code").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look at your mailbox")
    digits = MailedCode.objects.get(address=someone.email).digits
    page.get_by_label("The six digits of the letter").fill(digits)
    page.get_by_role("button", name="Continue").click()


def test_it_creates_a_passkey_then_comes_back_with_it(page: Page, site: str, karim: Person):
    carry_a_phone(page)
    come_to_the_key(page, site, karim)
    expect(page.get_by_role("heading", level=1)).to_have_text("Your key, Karim")
    page.get_by_role("button", name="Create my passkey").click()
    expect(page).to_have_url(f"{site}/me")
    assert [key.wrap().name for key in keys_of(karim)] == ["Chrome, Linux"]

    page.evaluate("document.querySelector('form[action$=\"/door/leave\"]').requestSubmit()")
    page.wait_for_url(re.compile(f"{site}/(?!me)"))
    page.goto(f"{site}/me")
    expect(page).to_have_url(f"{site}/door?next=%2Fme")
    page.get_by_role("button", name="Use my passkey").click()
    expect(page).to_have_url(f"{site}/me")
    assert OpenSession.objects.open(timezone.now()).filter(person=karim).count() == 1


def test_it_proves_again_and_keeps_what_was_typed(page: Page, site: str, karim: Person):
    carry_a_phone(page)
    come_to_the_key(page, site, karim)
    page.get_by_role("button", name="Create my passkey").click()
    expect(page).to_have_url(f"{site}/me")
    key = keys_of(karim)[0]
    page.goto(f"{site}/me/keys/{key.pk}/name")
    page.get_by_label("Name of this key").fill("The phone in my pocket")
    _grow_old(page)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Is it you, Karim?")
    page.get_by_role("button", name="Use my passkey").click()
    page.get_by_role("button", name="Confirm").click()
    expect(page).to_have_url(f"{site}/me/keys")
    assert [key.wrap().name for key in keys_of(karim)] == ["The phone in my pocket"]


def test_it_says_so_when_the_device_does_not_recognise_its_owner(
    page: Page, site: str, karim: Person
):
    carry_a_phone(page, isUserVerified=False)
    come_to_the_key(page, site, karim)
    page.get_by_role("button", name="Create my passkey").click()
    expect(page.get_by_text("The browser stopped before the end.")).to_be_visible(timeout=60_000)
    assert keys_of(karim) == []
    page.get_by_role("link", name="I prefer a password and an application").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A password and an application")


def _grow_old(page: Page) -> None:
    """An hour passes for the session of this browser."""
    cookie = next(one for one in page.context.cookies() if one["name"] == "session")
    session = SessionStore(cookie["value"])
    session["proof"] |= {"at": (timezone.now() - timedelta(hours=1)).isoformat()}
    session.save()
