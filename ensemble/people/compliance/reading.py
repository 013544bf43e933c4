"""What other apps ask of the safe."""

from django.db.models import QuerySet

from ensemble.people.compliance.models import Business
from ensemble.people.profiles.models import Member


def business_of(member: Member) -> Business | None:
    """The party that contracts and invoices for this member; None until they have described it."""
    return businesses_of(member).first()


def businesses_of(member: Member) -> QuerySet[Business]:
    return Business.objects.with_names().filter(member=member)
