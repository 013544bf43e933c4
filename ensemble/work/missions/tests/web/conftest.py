"""Pages for each of the cast, the morning after what the fixtures of the app tell."""

from datetime import timedelta

import pytest
import time_machine


@pytest.fixture(autouse=True)
def today(now):
    """A Friday, a day after everything the fixtures did."""
    with time_machine.travel(now + timedelta(days=1), tick=False) as traveller:
        yield traveller


@pytest.fixture
def as_(db, today):
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
def mission(build, shared, karim, petit, now):
    return build.chosen_mission(shared, karim, by=petit, at=now)


@pytest.fixture
def about_karim(build, shared, karim):
    return build.presentation_of(shared, karim)


@pytest.fixture
def to():
    """`to("need", need)`: the address of a page; that of a mission is its contracts'."""
    from django.urls import reverse

    def address(name: str, thing=None) -> str:
        app = "contracts" if name in ("mission", "missions") else "missions"
        return reverse(f"{app}:{name}", args=[thing.public_id] if thing else [])

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


@pytest.fixture
def stranger(oscar, ardance):
    """A buyer of another client."""
    return oscar
