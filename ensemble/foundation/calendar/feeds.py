"""The address of an agenda: signed, so that the database alone opens nothing."""

from django.core.signing import BadSignature, Signer

from ensemble.foundation.calendar.models import Feed
from ensemble.foundation.persons.models import Person

SIGNER = Signer(salt="calendar.feed", sep=".")


def token_of(feed: Feed) -> str:
    return SIGNER.sign(feed.key.hex)


def feed_at(token: str) -> Feed | None:
    """The feed this token opens; None when it is forged, closed or replaced."""
    try:
        key = SIGNER.unsign(token)
    except BadSignature:
        return None
    return Feed.objects.select_related("person").filter(key=key, person__is_active=True).first()


def feed_of(person: Person) -> Feed | None:
    return Feed.objects.filter(person=person).first()
