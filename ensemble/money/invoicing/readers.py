"""What follows, later, from an invoice that was issued."""

from django.utils import timezone

from ensemble.foundation.timeline.models import Entry
from ensemble.foundation.timeline.reading import reader
from ensemble.money.invoicing.actions.making import make_paper
from ensemble.money.invoicing.models import Invoice


def invoice_of(entry: Entry) -> Invoice:
    return Invoice.objects.get(pk=entry.mentions.get(is_subject=True).object_id)


@reader("invoicing.issued")
def make_its_paper(entry: Entry) -> None:
    """Outside the transaction that issues: a paper takes longer than a lock should be held."""
    make_paper(invoice_of(entry), by=None, at=timezone.now())
