"""Pages of contracts, for each of the cast."""

import pytest
import time_machine


@pytest.fixture
def moment(now):
    """The clock of the pages; `moment.move_to(…)` goes on."""
    with time_machine.travel(now, tick=False) as traveller:
        yield traveller


@pytest.fixture
def as_(as_, moment):
    return as_


@pytest.fixture
def to():
    """`to("mission", mission)`: the address of a page."""
    from django.urls import reverse

    def address(name: str, thing=None) -> str:
        return reverse(f"contracts:{name}", args=[thing.public_id] if thing else [])

    return address
