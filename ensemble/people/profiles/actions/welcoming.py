"""The first ten minutes: a newcomer's steps, each kept as soon as it is said."""

from datetime import datetime

from django.db import transaction

from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.people.profiles.actions.indexing import index_card
from ensemble.people.profiles.models import Member

STEPS = [step.value for step in Member.Step]


def go_on(member: Member, *, after: str) -> None:
    """The step after `after` comes next; someone who went further is not sent back."""
    following = STEPS[STEPS.index(after) + 1]
    if STEPS.index(member.welcome_step) < STEPS.index(following):
        member.welcome_step = following
        member.save(update_fields=["welcome_step"])


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
