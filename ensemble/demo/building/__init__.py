"""The demo world: the town's story told to the actions, with a clock that we turn.

The months of those who work are told by a job, once the page answers (`year`).

Nothing is written behind the actions' back but two things: who is invented (`is_demo`), and
that the letters of the past have left.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from ensemble.demo.building.clock import Clock
from ensemble.demo.building.identities import name_companies, sign_mandates
from ensemble.demo.building.needs import tell_needs
from ensemble.demo.building.people import seat_companies, seat_members, seat_team, set_the_house
from ensemble.demo.building.safes import open_safes
from ensemble.demo.models import World
from ensemble.foundation.core.jobs import run_waiting
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
    open_safes(clock, team, members)
    sign_mandates(clock, members)
    tell_needs(clock, contacts, members)
    Person.objects.update(is_demo=True)
    _let_letters_leave()
    run_waiting()
    _let_letters_leave()  # those that the jobs wrote
    return World.objects.create(pk=1, built_at=now)


def _let_letters_leave() -> None:
    Letter.objects.update(state="sent", sent_at=F("written_at"))
