"""Pages of contracts, for each of the cast."""

import pytest
import time_machine


@pytest.fixture
def moment(now):
    """The clock of the pages; `moment.move_to(…)` goes on."""
    with time_machine.travel(now, tick=False) as traveller:
        yield traveller


@pytest.fixture
def as_(db, moment):
    """`as_(claire).get(…)`: a browser in which this person is signed in, proven just now."""
    from django.test import Client
    from django.utils import timezone

    def browser(person=None, **options) -> Client:
        client = Client(**options)
        if person:
            client.force_login(person)
            session = client.session
            session["proof"] = {"method": "passkey", "at": timezone.now().isoformat()}
            session.save()
        return client

    return browser


@pytest.fixture
def to():
    """`to("mission", mission)`: the address of a page."""
    from django.urls import reverse

    def address(name: str, thing=None) -> str:
        return reverse(f"contracts:{name}", args=[thing.public_id] if thing else [])

    return address


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
