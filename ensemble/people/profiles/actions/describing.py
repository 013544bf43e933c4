"""What a member says of themselves, section by section."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from ensemble.foundation.core.marks import require_unchanged
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.people.profiles.access import may_edit
from ensemble.people.profiles.actions.indexing import index_card
from ensemble.people.profiles.models import Card, CardSkill, Skill

WORDS = {
    "line",
    "text",
    "years",
    "rate",
    "city",
    "remote",
    "mobility",
    "languages",
    "can_help_with",
    "would_like_help_with",
}


@transaction.atomic
def describe(card: Card, *, by: Person, at: datetime, seen: str | None = None, **said: Any) -> Card:
    """Change some of the card's words (see WORDS); availability has its own verb.

    `seen` is the mark of these words as they were read: Stale when they have changed since.
    """
    require(may_edit(by, card))
    unknown = said.keys() - WORDS
    if unknown:
        raise TypeError(f"not said on a card: {sorted(unknown)}")
    card.refresh_from_db(from_queryset=Card.objects.select_for_update())
    require_unchanged(seen, {name: getattr(card, name) for name in said}, said)
    for name, value in said.items():
        setattr(card, name, value)
    card.changed_at = at
    card.save(update_fields=[*said, "changed_at"])
    index_card(card)
    record("profiles.card_described", on=card.member, by=by, at=at, fields=sorted(said))
    return card


@transaction.atomic
def hold_skills(card: Card, skills: Sequence[Skill], *, by: Person, at: datetime) -> Card:
    """Hold exactly these skills and sectors, in this order."""
    require(may_edit(by, card))
    skills = list(dict.fromkeys(skills))
    CardSkill.objects.filter(card=card).delete()
    CardSkill.objects.bulk_create(
        CardSkill(card=card, skill=skill, position=position)
        for position, skill in enumerate(skills)
    )
    return _skills_changed(card, by=by, at=at)


@transaction.atomic
def add_skill(card: Card, skill: Skill, *, by: Person, at: datetime) -> Card:
    """Hold one more, after the others; holding it already changes nothing."""
    require(may_edit(by, card))
    last = card.held.aggregate(Max("position", default=-1))["position__max"]
    CardSkill.objects.get_or_create(card=card, skill=skill, defaults={"position": last + 1})
    return _skills_changed(card, by=by, at=at)


@transaction.atomic
def drop_skill(card: Card, skill: Skill, *, by: Person, at: datetime) -> Card:
    require(may_edit(by, card))
    CardSkill.objects.filter(card=card, skill=skill).delete()
    return _skills_changed(card, by=by, at=at)


def _skills_changed(card: Card, *, by: Person, at: datetime) -> Card:
    card.changed_at = at
    card.save(update_fields=["changed_at"])
    index_card(card)
    record("profiles.skills_held", on=card.member, by=by, at=at, count=card.held.count())
    return card
