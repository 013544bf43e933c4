"""Browsers in which someone is signed in, proven just now."""

import pytest
import time_machine


@pytest.fixture(autouse=True)
def on_the_day(now):
    with time_machine.travel(now, tick=False):
        yield


@pytest.fixture
def as_(db, on_the_day):
    """`as_(ines).get(…)`."""
    from django.test import Client
    from django.utils import timezone

    from ensemble.foundation.accounts.doors import mark_as_proven

    def browser(person=None) -> Client:
        client = Client()
        if person:
            client.force_login(person)
            session = client.session
            mark_as_proven(session, method="passkey", at=timezone.now())
            session.save()
        return client

    return browser


@pytest.fixture
def queries(db):
    """`queries(browser, address)`: how many the page costs, once everything is warm."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(browser, address: str) -> int:
        browser.get(address)
        with CaptureQueriesContext(connection) as spent:
            assert browser.get(address).status_code == 200
        return len(spent)

    return count
