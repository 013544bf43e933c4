"""What stands in the safes before anybody signs anything: the first thing the worker tells."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from ensemble.demo.building.clock import Clock
from ensemble.demo.building.identities import sign_mandates
from ensemble.demo.building.people import seated_members
from ensemble.demo.building.safes import safes
from ensemble.demo.town.members import MEMBERS
from ensemble.demo.town.team import TEAM
from ensemble.foundation.persons.models import Person


def papers(built_at: datetime) -> list[Callable[[], None]]:
    """One story a safe, then the mandates."""
    clock = Clock(built_at)
    team = {mate.key: Person.objects.get(email=mate.email) for mate in TEAM}
    known = seated_members()
    members = {neighbour.email: known[neighbour.email] for neighbour in MEMBERS}
    return [*safes(clock, team, members), partial(sign_mandates, clock, members)]
