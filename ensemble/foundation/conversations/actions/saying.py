"""Saying something to those who take part."""

from datetime import datetime

from django.db import transaction

from ensemble.foundation.conversations import letters
from ensemble.foundation.conversations.access import may_say
from ensemble.foundation.conversations.models import Conversation, Message
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record


@transaction.atomic
def say(conversation: Conversation, *, by: Person, text: str, at: datetime) -> Message:
    """Add a message, and write to each of the others that it is there."""
    require(may_say(by, conversation))
    message = Message.objects.create(conversation=conversation, by=by, text=text, at=at)
    record("conversations.said", on=conversation, by=by, at=at)
    letters.message(message, at=at)
    return message
