"""One click to be someone: three locks, so that it exists in the demo and nowhere else.

The app is installed under ENSEMBLE_DEMO=1 only (which serves loopback only); the database
carries the mark that the builder writes into an empty one; the person is one it invented,
at an address under `.example`, which the database checks.
"""

from django.conf import settings

from ensemble.demo.models import World
from ensemble.foundation.persons.models import Person


def may_be(person: Person) -> bool:
    return settings.DEMO and person.is_demo and World.objects.exists()
