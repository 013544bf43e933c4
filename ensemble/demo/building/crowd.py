"""A crowd around the town, for whoever wants to see it with a hundred thousand members.

Loaded by COPY, past the actions: these people have no history, only a card made of pieces of
the town's own. The same for the same number.
"""

import random
from collections.abc import Iterator
from datetime import datetime
from itertools import product

from django.db import connection, transaction
from django.db.models import Max

from ensemble.demo.building.clock import Clock
from ensemble.demo.town.members import MEMBERS
from ensemble.demo.town.shapes import Member as Neighbour
from ensemble.demo.town.words import CHARTER_VERSION
from ensemble.foundation.core.ids import uuid7
from ensemble.foundation.core.text import sorting_key
from ensemble.foundation.persons.models import Person
from ensemble.people.profiles.actions.rebuilding import rebuild_search
from ensemble.people.profiles.models import Card, Member, Skill

PERSON = (
    "id public_id password email name sort_key language time_zone theme agreement phone is_active"
    " is_demo joined_at"
)
MEMBER = "id public_id person_id state invited_at welcome_step charter_version charter_accepted_at"
CARD = (
    "id public_id member_id line text years rate city remote mobility free_on free_said_at free_source"
    " rhythm languages portrait can_help_with would_like_help_with"
)
HELD = "card_id skill_id position"


@transaction.atomic
def add_crowd(people: int, *, now: datetime) -> None:
    crowd = _Crowd(people, Clock(now))
    with connection.cursor() as cursor:
        for table, columns, rows in (
            ("persons_person", PERSON, crowd.persons()),
            ("profiles_member", MEMBER, crowd.members()),
            ("profiles_card", CARD, crowd.cards()),
            ("profiles_cardskill", HELD, crowd.held()),
        ):
            with cursor.copy(f"COPY {table} ({', '.join(columns.split())}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        for table in ("persons_person", "profiles_member", "profiles_card"):
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), max(id)) FROM {table}"
            )
    rebuild_search()


class _Crowd:
    """Each table is written from the same draws: chance begins anew for each of them."""

    def __init__(self, people: int, clock: Clock):
        self.people, self.clock = people, clock
        self.firsts = [_last(model) + 1 for model in (Person, Member, Card)]
        self.skills = dict(Skill.objects.values_list("code", "pk"))
        names = {tuple(one.name.split(" ", 1)) for one in MEMBERS}
        first, family = zip(*sorted(names), strict=True)
        self.names = [f"{given} {name}" for given, name in product(first, family)]

    def drawn(self) -> Iterator[tuple[int, Neighbour, Neighbour, random.Random]]:
        """A number, the neighbour whose card is taken, another for the place, and chance."""
        chance = random.Random(11)
        for number in range(self.people):
            one, other = chance.choice(MEMBERS), chance.choice(MEMBERS)
            yield number, one, other, random.Random(number)

    def persons(self) -> Iterator[tuple]:
        at = self.clock.ago(100)
        for number, one, _other, chance in self.drawn():
            name = chance.choice(self.names)
            given, family = name.split(" ", 1)
            key = sorting_key(f"{family} {given}")
            email = f"membre-{number}@la-foule.example"
            row = (self.firsts[0] + number, uuid7(), "!", email, name, key, one.language)
            yield (*row, "Europe/Paris", "system", one.agreement, "", True, True, at)

    def members(self) -> Iterator[tuple]:
        at = self.clock.ago(100)
        for number in range(self.people):
            row = (self.firsts[1] + number, uuid7(), self.firsts[0] + number)
            yield (*row, "active", at, "done", CHARTER_VERSION, at)

    def cards(self) -> Iterator[tuple]:
        said = self.clock.ago(20)
        for number, one, other, chance in self.drawn():
            row = (self.firsts[2] + number, uuid7(), self.firsts[1] + number, one.line, one.text)
            free_on = self.clock.working_day(chance.randint(0, 300))
            facts = (chance.randint(6, 35), chance.randint(9, 28) * 50, other.city, other.remote)
            free = (other.mobility_fr, free_on, said, "member", other.rhythm_days)
            yield (*row, *facts, *free, "[]", "", one.can_help_with, other.would_like_help_with)

    def held(self) -> Iterator[tuple]:
        for number, one, _other, chance in self.drawn():
            codes = [*one.sectors, *chance.sample(one.skills, min(len(one.skills), 5))]
            for position, code in enumerate(dict.fromkeys(codes)):
                yield self.firsts[2] + number, self.skills[code], position


def _last(model) -> int:
    return model.objects.aggregate(last=Max("pk"))["last"] or 0
