"""Cities as people type them."""

from django.contrib.postgres.search import TrigramSimilarity

from ensemble.people.profiles.models import Place
from ensemble.people.profiles.search.words import key_of

CLOSE_ENOUGH = 0.4


def places_named(city: str) -> list[Place]:
    """The place of that name; while it is typed, those that begin so; else the closest."""
    key = key_of(city)
    if not key:
        return []
    begin = list(Place.objects.filter(key__startswith=key).order_by("key")[:20])
    exact = [place for place in begin if place.key == key]
    if begin:
        return exact or begin
    close = Place.objects.annotate(likeness=TrigramSimilarity("key", key))
    return list(close.filter(likeness__gte=CLOSE_ENOUGH).order_by("-likeness", "key")[:1])
