"""The demo world: the town's story told to the actions, with a clock that we turn.

The papers and the months of those who work are told by a job, once the page answers (`year`).

Nothing is written behind the actions' back but two things: who is invented (`is_demo`), and
that the letters of the past have left.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from ensemble.demo.building.clock import Clock
from ensemble.demo.building.identities import name_companies
from ensemble.demo.building.needs import tell_needs
from ensemble.demo.building.people import seat_companies, seat_members, seat_team, set_the_house
from ensemble.demo.models import World
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.persons.models import Person
from ensemble.people.profiles.actions.rebuilding import rebuilt_afterwards
from ensemble.people.profiles.actions.referencing import load_skills


@transaction.atomic
def build(*, now: datetime) -> World | None:
    """Write the town into an empty database; None when people live there already."""
    if Person.objects.exists():
        return None
    clock = Clock(now)
    load_skills()
    set_the_house(now)
    team = seat_team(clock)
    contacts = seat_companies(clock)
    with rebuilt_afterwards():
        members = seat_members(clock, team)
    name_companies(clock, team, contacts)
    tell_needs(clock, contacts, members)
    Person.objects.update(is_demo=True)
    Letter.objects.update(state="sent", sent_at=F("written_at"))
    return World.objects.create(pk=1, built_at=now)
