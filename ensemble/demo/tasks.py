"""What the town needs and its past year take longer to tell than a visitor waits."""

from ensemble.demo.building import tell_what_awaits
from ensemble.demo.building.year import tell
from ensemble.foundation.core.jobs import job

A_BREATH = 1


@job("demo.tell_year")
def tell_year():
    """Some of it, then again: a worker that is asked to stop does so within seconds."""
    told = tell_what_awaits(seconds=A_BREATH) and tell(seconds=A_BREATH)
    if not told:
        tell_year.defer()
