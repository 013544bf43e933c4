"""Putting people around a thing, to talk about it."""

from datetime import datetime

from django.db import models, transaction

from ensemble.foundation.conversations.models import Conversation, Participant
from ensemble.foundation.core.about import pointing_at
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record


@transaction.atomic
def open_conversation(
    about: models.Model,
    subject: str,
    *,
    between: list[Person],
    by: Person,
    at: datetime,
    private: bool = False,
) -> Conversation:
    """A conversation about a thing. The caller knows who belongs to it, and is one of them.

    The words of a `private` one never stand in a letter.
    """
    require(by in between)
    conversation = Conversation.objects.create(
        subject=subject, private=private, opened_at=at, **pointing_at(about)
    )
    Participant.objects.bulk_create(
        Participant(conversation=conversation, person=person) for person in dict.fromkeys(between)
    )
    record("conversations.opened", on=conversation, by=by, at=at)
    return conversation


@transaction.atomic
def bring_in(conversation: Conversation, person: Person, *, by: Person, at: datetime) -> None:
    """Someone joins and reads everything said; a colleague who takes over, for instance."""
    require(conversation.participants.filter(person=by).exists())
    _part, is_new = Participant.objects.get_or_create(conversation=conversation, person=person)
    if is_new:
        record("conversations.joined", on=conversation, by=by, at=at, name=person.name)


@transaction.atomic
def let_go(conversation: Conversation, person: Person, *, by: Person | None, at: datetime) -> None:
    """Someone no longer belongs: the conversation stops existing for this person. The upper app
    judges that; `by` is None when it follows from something else, a seat that ended for instance."""
    gone, _rows = conversation.participants.filter(person=person).delete()
    if gone:
        record("conversations.left", on=conversation, by=by, at=at, name=person.name)
