"""What a client reads when it is late, and just before."""

from datetime import datetime

from django.utils.timezone import localdate

from ensemble.foundation.accounts.models import Seat
from ensemble.foundation.mailroom.sending import send
from ensemble.foundation.persons.models import Person
from ensemble.money.credit.charges import late_charges_of
from ensemble.money.credit.models import Rung
from ensemble.money.invoicing.models import Invoice


def payers_of(invoice: Invoice) -> list[Person]:
    """The buyers of the client, who receive its invoices."""
    seats = Seat.objects.live().filter(organisation=invoice.organisation_id, role="buyer")
    return [seat.person for seat in seats.select_related("person").order_by("pk")]


def dunned(invoice: Invoice, rung: Rung, *, at: datetime) -> int:
    """The letter of that step to each of them; how many were written."""
    payers = payers_of(invoice)
    charges = late_charges_of(invoice, on=localdate(at))
    for person in payers:
        kind = f"credit/dunning_{rung.value}"
        send(kind, to=person, at=at, about=invoice, certain=True, invoice=invoice, charges=charges)
    return len(payers)
