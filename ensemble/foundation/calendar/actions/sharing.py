"""A person's agenda, followed from the calendar of their telephone or computer."""

import uuid
from datetime import datetime

from ensemble.foundation.calendar.models import Feed
from ensemble.foundation.persons.models import Person


def open_feed(*, by: Person, at: datetime) -> Feed:
    """A new address; the one before, if any, answers no more."""
    feed, _is_new = Feed.objects.update_or_create(
        person=by, defaults={"key": uuid.uuid4(), "opened_at": at}
    )
    return feed


def close_feed(*, by: Person) -> None:
    Feed.objects.filter(person=by).delete()
