"""The first ten minutes: a newcomer's steps, each kept as soon as it is said."""

from datetime import date, datetime

from django.db import transaction

from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.people.profiles.actions.announcing import announce_free
from ensemble.people.profiles.actions.describing import describe
from ensemble.people.profiles.actions.indexing import index_card
from ensemble.people.profiles.models import Member

STEPS = [step.value for step in Member.Step]


@transaction.atomic
def introduce_oneself(member: Member, *, by: Person, at: datetime, **sentences: str) -> Member:
    """Three sentences: what I do, what I can help with, what I would like help with."""
    describe(member.card, by=by, at=at, **sentences)
    return _go_on(member, after=Member.Step.WORDS)


@transaction.atomic
def settle(
    member: Member, *, city: str, remote: bool, free_on: date | None, by: Person, at: datetime
) -> Member:
    """Where one lives, and from when one is free."""
    describe(member.card, by=by, at=at, city=city, remote=remote)
    if free_on:
        announce_free(member.card, free_on, by=by, at=at)
    return _go_on(member, after=Member.Step.PLACE)


def skip(member: Member, step: str, *, by: Person) -> Member:
    """Later, or never: every step but the charter may be left."""
    require(by.pk == member.person_id and step in {Member.Step.WORDS, Member.Step.PLACE})
    return _go_on(member, after=step)


@transaction.atomic
def accept_charter(member: Member, *, by: Person, at: datetime) -> Member:
    """The one step nobody skips: from here on, this person belongs.

    Raises TooLate when it was accepted already.
    """
    require(by.pk == member.person_id)
    version = Operator.current().charter_version
    move(
        member,
        "active",
        charter_version=version,
        charter_accepted_at=at,
        welcome_step=Member.Step.DONE,
    )
    index_card(member.card)
    record("profiles.charter_accepted", on=member, by=by, at=at, version=version)
    return member


def _go_on(member: Member, *, after: str) -> Member:
    """The step that follows comes next; someone who went further is not sent back."""
    following = STEPS[STEPS.index(after) + 1]
    if STEPS.index(member.welcome_step) < STEPS.index(following):
        member.welcome_step = following
        member.save(update_fields=["welcome_step"])
    return member
