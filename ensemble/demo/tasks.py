"""What the town needs and its past year take longer to tell than a visitor waits."""

from ensemble.demo.building import tell_what_awaits
from ensemble.demo.building.year import tell
from ensemble.foundation.core.jobs import job


@job("demo.tell_year")
def tell_year():
    tell_what_awaits()
    tell()
