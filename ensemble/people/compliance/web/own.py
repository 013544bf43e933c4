"""The member who asks, and their business."""

from django.http import Http404, HttpRequest

from ensemble.people.compliance.models import Business
from ensemble.people.compliance.reading import business_of
from ensemble.people.profiles.access import member_of
from ensemble.people.profiles.models import Member


def own_member(request: HttpRequest) -> Member:
    """404 for whoever is no member, or left."""
    member = member_of(request.person)
    if member is None or member.state not in ("active", "away"):
        raise Http404
    return member


def own_business(request: HttpRequest) -> Business:
    """404 until a status is chosen: there is nothing to describe yet."""
    business = business_of(own_member(request))
    if business is None:
        raise Http404
    return business
