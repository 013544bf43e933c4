from ensemble.foundation.conversations.models import Conversation, Participant
from ensemble.foundation.persons.models import Person


def see(conversation: Conversation, *, by: Person) -> None:
    """This person's page showed everything said so far. Her own mark; not a fact for others."""
    last = conversation.messages.order_by("-pk").values_list("pk", flat=True).first() or 0
    Participant.objects.filter(conversation=conversation, person=by, seen_to__lt=last).update(
        seen_to=last
    )
