"""Availability: a date and a rhythm, and who said them."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.people.profiles.access import may_edit
from ensemble.people.profiles.actions.indexing import index_card
from ensemble.people.profiles.models import Card


@transaction.atomic
def announce_free(card: Card, free_on: date | None, *, by: Person, at: datetime) -> Card:
    """Say from when one is free; None takes the date away."""
    require(may_edit(by, card))
    card.free_on = free_on
    card.free_said_at = at if free_on else None
    card.free_source = Card.FreeSource.MEMBER if free_on else ""
    card.save(update_fields=["free_on", "free_said_at", "free_source"])
    index_card(card)
    record(
        "profiles.availability_announced",
        on=card.member,
        by=by,
        at=at,
        free_on=free_on.isoformat() if free_on else None,
    )
    return card


@transaction.atomic
def announce_rhythm(card: Card, rhythm: Decimal | None, *, by: Person, at: datetime) -> Card:
    """Say how many days a week one works."""
    require(may_edit(by, card))
    card.rhythm = rhythm
    card.save(update_fields=["rhythm"])
    record(
        "profiles.rhythm_announced",
        on=card.member,
        by=by,
        at=at,
        rhythm=str(rhythm) if rhythm else None,
    )
    return card
