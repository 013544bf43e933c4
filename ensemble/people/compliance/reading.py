"""What other apps ask of the safe."""

from ensemble.people.compliance.models import Business
from ensemble.people.profiles.models import Member


def business_of(member: Member) -> Business | None:
    """The party that contracts and invoices for this member; None until they have described it."""
    return Business.objects.with_names().filter(member=member).first()
