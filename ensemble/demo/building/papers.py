"""What stands in the safes before anybody signs anything: the first thing the worker tells."""

from datetime import datetime

from ensemble.demo.building.clock import Clock
from ensemble.demo.building.identities import sign_mandates
from ensemble.demo.building.safes import open_safes
from ensemble.demo.town.members import MEMBERS
from ensemble.demo.town.team import TEAM
from ensemble.foundation.persons.models import Person
from ensemble.people.profiles.models import Member


def keep_papers(built_at: datetime) -> None:
    clock = Clock(built_at)
    team = {mate.key: Person.objects.get(email=mate.email) for mate in TEAM}
    known = {one.person.email: one for one in Member.objects.select_related("person")}
    members = {neighbour.email: known[neighbour.email] for neighbour in MEMBERS}
    open_safes(clock, team, members)
    sign_mandates(clock, members)
