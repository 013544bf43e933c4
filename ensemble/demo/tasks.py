"""The past year takes longer to tell than a visitor waits."""

from ensemble.demo.building.year import tell
from ensemble.foundation.core.jobs import job


@job("demo.tell_year")
def tell_year():
    tell()
