import pytest
import time_machine


@pytest.fixture
def stopped_clock(now):
    """The morning of the cast, for pages that read the clock; it stands still."""
    with time_machine.travel(now, tick=False):
        yield now
