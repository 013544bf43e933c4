"""What upper apps ask: the conversations about their things, and what is new for someone."""

from django.db import models

from ensemble.foundation.conversations.models import Conversation, ConversationQuerySet
from ensemble.foundation.persons.models import Person


def about(thing: models.Model) -> ConversationQuerySet:
    """`about(need).visible_to(person)`: newest first."""
    return Conversation.objects.about(thing).order_by("-pk")


def with_news(person: Person) -> ConversationQuerySet:
    """Those in which someone said something this person has not been shown."""
    return Conversation.objects.visible_to(person).with_news_for(person).filter(has_news=True)
