"""What follows an e-invoice that reached us."""

from ensemble.foundation.timeline.models import Entry
from ensemble.foundation.timeline.reading import reader
from ensemble.money.invoicing.models import Arrival
from ensemble.work.timesheets.actions.taking_arrivals import take_alone


@reader("invoicing.arrived")
def take_what_is_certain(entry: Entry) -> None:
    arrival = Arrival.objects.get(pk=entry.mentions.get(is_subject=True).object_id)
    if arrival.state == "waiting":
        take_alone(arrival, at=entry.at)
