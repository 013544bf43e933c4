"""Free to pause, to come back and to leave; no reason is asked."""

from datetime import datetime

from django.db import transaction

from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.people.profiles.actions.indexing import index_card
from ensemble.people.profiles.models import Member


@transaction.atomic
def pause(member: Member, *, by: Person, at: datetime) -> Member:
    require(by.pk == member.person_id)
    move(member, "away")
    record("profiles.paused", on=member, by=by, at=at)
    return member


@transaction.atomic
def come_back(member: Member, *, by: Person, at: datetime) -> Member:
    require(by.pk == member.person_id and member.charter_accepted_at is not None)
    move(member, "active")
    record("profiles.came_back", on=member, by=by, at=at)
    return member


@transaction.atomic
def leave(member: Member, *, by: Person, at: datetime) -> Member:
    """The card is found no more, from the same second; an invitation opens the door again."""
    require(by.pk == member.person_id)
    move(member, "left", left_at=at)
    index_card(member.card)
    record("profiles.left", on=member, by=by, at=at)
    return member
