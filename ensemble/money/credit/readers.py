"""What becomes of promises and doubts when money moves."""

from ensemble.foundation.timeline.models import Entry
from ensemble.foundation.timeline.reading import reader
from ensemble.money.credit.actions.doubting import follow
from ensemble.money.credit.actions.promising import keep_promises
from ensemble.money.credit.models import Doubt
from ensemble.money.invoicing.models import Invoice


@reader("invoicing.settled", "invoicing.unsettled", "invoicing.credited")
def follow_the_money(entry: Entry) -> None:
    """Every invoice that the entry names: the one that was paid, or the one a credit note takes off."""
    named = entry.mentions.filter(label=Invoice._meta.label_lower).values("object_id")
    for invoice in Invoice.objects.filter(pk__in=named).order_by("pk"):
        keep_promises(invoice, at=entry.at)
        for doubt in Doubt.objects.filter(invoice=invoice, state="doubtful"):
            follow(doubt, key=f"doubt:{doubt.pk}:{entry.pk}", at=entry.at)
