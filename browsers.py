"""What tests of pages need: a browser in which someone is signed in, and what a page costs."""

import pytest


@pytest.fixture
def as_(db):
    """`as_(ines).get(…)`: a browser in which this person is signed in, proven just now."""
    from django.test import Client
    from django.utils import timezone

    from ensemble.foundation.accounts.doors import mark_as_proven

    def browser(person=None, **options) -> Client:
        client = Client(**options)
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
