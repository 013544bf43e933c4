from datetime import datetime

from ensemble.foundation.conversations.models import Message
from ensemble.foundation.mailroom.sending import send


def message(message: Message, *, at: datetime) -> None:
    """Announced to every other participant; the words themselves stay out when private."""
    conversation = message.conversation
    others = conversation.participants.exclude(person=message.by).select_related("person")
    for part in others:
        send(
            "conversations/message",
            to=part.person,
            at=at,
            about=conversation,
            by=message.by,
            conversation=conversation,
            words="" if conversation.private else _quoted(message.text),
        )


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.splitlines())
