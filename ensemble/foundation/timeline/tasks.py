from django.db import transaction

from ensemble.foundation.core.jobs import job
from ensemble.foundation.timeline.models import Entry, Handled
from ensemble.foundation.timeline.reading import reader_named


@job("timeline.read_entry")
@transaction.atomic
def read_entry(reader: str, entry_id: int):
    """Give one entry to one reader, once: a second worker waits for the first, then leaves."""
    _mark, is_new = Handled.objects.get_or_create(reader=reader, entry_id=entry_id)
    if is_new:
        reader_named(reader)(Entry.objects.select_related("by").get(pk=entry_id))
