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
def stranger(oscar, ardance):
    """A buyer of another client."""
    return oscar
