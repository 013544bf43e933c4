"""A ready invoice leaves by e-mail, its paper attached, where the law still lets it."""

from datetime import datetime

from django.db import transaction

from ensemble.foundation.accounts.models import Seat
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.timeline.recording import record
from ensemble.money.invoicing import letters
from ensemble.money.invoicing.models import Invoice
from ensemble.money.invoicing.routing import Channel, route_for


@transaction.atomic
def send_by_email(invoice: Invoice, *, at: datetime) -> bool:
    """To the buyers of the client. False, and it stays ready, when the law wants a platform or nobody
    of the client reads invoices yet."""
    route = route_for(invoice.seller, invoice.buyer, invoice.issued_on)
    if invoice.organisation_id is None or not route.allows(Channel.EMAIL):
        return False
    seats = Seat.objects.live().filter(organisation=invoice.organisation, role="buyer")
    buyers = [seat.person for seat in seats.select_related("person").order_by("person__name")]
    if not buyers:
        return False
    move(invoice, "sent", sent_at=at)
    for buyer in buyers:
        letters.billed(invoice, to=buyer, at=at)
    record("invoicing.sent", on=invoice, by=None, at=at, channel=Channel.EMAIL)
    return True
