"""Pages on the day of the cast."""

import pytest
import time_machine


@pytest.fixture(autouse=True)
def on_the_day(now):
    with time_machine.travel(now, tick=False):
        yield
