from ensemble.foundation.conversations.models import Conversation
from ensemble.foundation.persons.models import Person


def may_read(person: Person | None, conversation: Conversation) -> bool:
    """Those who take part, and nobody else, whatever their role."""
    return person is not None and conversation.participants.filter(person=person).exists()


def may_say(person: Person | None, conversation: Conversation) -> bool:
    return may_read(person, conversation)
