"""The card of whoever asks."""

from django.http import Http404, HttpRequest

from ensemble.people.profiles.models import Card


def own_card(request: HttpRequest) -> Card:
    """404 for whoever is no member, or left."""
    cards = Card.objects.with_names().filter(member__person=request.person)
    card = cards.exclude(member__state="left").first()
    if card is None:
        raise Http404
    return card
