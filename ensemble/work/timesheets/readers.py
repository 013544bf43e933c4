"""What follows an e-invoice that reached us, or an invoice issued in the place of another."""

from ensemble.foundation.timeline.models import Entry
from ensemble.foundation.timeline.reading import reader
from ensemble.money.invoicing.models import Arrival, Invoice
from ensemble.money.invoicing.replacements import standing_for
from ensemble.work.timesheets.actions.taking_arrivals import take_alone
from ensemble.work.timesheets.models import Approval


@reader("invoicing.arrived")
def take_what_is_certain(entry: Entry) -> None:
    arrival = Arrival.objects.get(pk=entry.mentions.get(is_subject=True).object_id)
    if arrival.state == "waiting":
        take_alone(arrival, at=entry.at)


@reader("invoicing.replaced")
def name_the_one_that_counts(entry: Entry) -> None:
    """An approved month shows, and pays, the invoice that stands for the one it had made."""
    issued = Invoice.objects.get(pk=entry.mentions.get(is_subject=True).object_id)
    before, last = issued.replaces, standing_for(issued)
    Approval.objects.filter(client_invoice=before).update(client_invoice=last)
    Approval.objects.filter(member_invoice=before).update(member_invoice=last)
