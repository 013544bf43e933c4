from datetime import UTC, datetime

from django.db import models

from ensemble.foundation.conversations.actions.opening import open_conversation
from ensemble.foundation.conversations.models import Conversation
from ensemble.foundation.persons.models import Person

NOW = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)


def a_conversation(about: models.Model, *people: Person, **changes) -> Conversation:
    options = {"by": people[0], "at": NOW} | changes
    subject = options.pop("subject", "Deux entrepôts avant l’été")
    return open_conversation(about, subject, between=list(people), **options)
