"""Saying something to those who take part."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.conversations import letters
from ensemble.foundation.conversations.access import may_say
from ensemble.foundation.conversations.models import Conversation, Message
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.ids import uuid7
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record


@transaction.atomic
def say(
    conversation: Conversation, *, by: Person, text: str, at: datetime, key: UUID | None = None
) -> Message:
    """Add a message, and write to each of the others that it is there.

    `key` is that of the form: sent twice, it says the words once. TooLate when it comes back
    with other words.
    """
    require(may_say(by, conversation))
    words = {"conversation": conversation, "by": by, "text": text}
    message, is_new = Message.objects.get_or_create(key=key or uuid7(), defaults=words | {"at": at})
    if any(getattr(message, name) != value for name, value in words.items()):
        raise TooLate(_("A message was already sent from this page. Write the next one below it."))
    if is_new:
        record("conversations.said", on=conversation, by=by, at=at)
        letters.message(message, at=at)
    return message
