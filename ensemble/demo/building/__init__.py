"""The demo world: the town's story told to the actions, with a clock that we turn.

Who lives here comes first; what they need, their papers and their months are told by a job, once
the page answers (`tasks`).

Nothing is written behind the actions' back but two things: who is invented (`is_demo`), and
that the letters of the past have left.
"""

from datetime import datetime
from math import inf
from time import monotonic

from django.db import transaction
from django.db.models import F

from ensemble.demo.building.clock import Clock
from ensemble.demo.building.identities import name_companies
from ensemble.demo.building.needs import stories
from ensemble.demo.building.people import seat_companies, seat_members, seat_team, set_the_house
from ensemble.demo.models import World
from ensemble.demo.town.needs import NEEDS
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.persons.models import Person
from ensemble.people.profiles.actions.rebuilding import rebuilt_afterwards
from ensemble.people.profiles.actions.referencing import load_skills


@transaction.atomic
def build(*, now: datetime, later: bool = False) -> World | None:
    """Write the town into an empty database; None when people live there already. With `later`, its
    needs are left to `tell_what_awaits`."""
    if Person.objects.exists():
        return None
    clock = Clock(now)
    load_skills()
    set_the_house(now)
    team = seat_team(clock)
    contacts = seat_companies(clock)
    with rebuilt_afterwards():
        seat_members(clock, team)
    name_companies(clock, team, contacts)
    Person.objects.update(is_demo=True)
    world = World.objects.create(pk=1, built_at=now, awaits_needs=len(NEEDS))
    _leave_letters()
    if not later:
        tell_what_awaits()
        world.refresh_from_db()
    return world


def tell_what_awaits(*, seconds: float = inf) -> bool:
    """The needs of the town, each once. Returns whether all are told: it stops after one of them once
    `seconds` have passed."""
    world, started = World.objects.get(), monotonic()
    for left in range(world.awaits_needs, 0, -1):
        with transaction.atomic():
            stories(Clock(world.built_at))[-left].tell()
            _leave_letters()
            World.objects.update(awaits_needs=left - 1)
        if monotonic() - started > seconds:
            return False
    return True


def _leave_letters() -> None:
    Letter.objects.filter(state="waiting").update(state="sent", sent_at=F("written_at"))
