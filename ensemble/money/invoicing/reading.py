"""What other apps ask of invoices."""

from datetime import date

from ensemble.money.invoicing.models import Mandate
from ensemble.people.profiles.models import Member


def mandate_of(member: Member, *, on: date) -> Mandate | None:
    """The mandate in force that day, under which their invoices are written for them."""
    return Mandate.objects.effective(on).filter(member=member).order_by("-effective_from").first()
