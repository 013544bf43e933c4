"""A kind that became class 3: what it kept in clear before that day is sealed, one file at a time."""

from datetime import datetime

from django.db import transaction

from ensemble.foundation.core.faults import fault
from ensemble.foundation.files import storing
from ensemble.foundation.files.erasing import erase_bytes
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.files.reading import unchecked_content_of


@transaction.atomic
def seal_at_rest(stored: StoredFile, *, at: datetime) -> StoredFile:
    """The same bytes elsewhere, under a key of their own; the clear ones go once this holds. Killed
    anywhere, it is run again, and what belongs to no row is swept."""
    stored = StoredFile.objects.select_for_update().get(pk=stored.pk)
    if stored.key is not None or stored.state not in ("checking", "kept"):
        return stored
    clear, location, key = stored.location, storing.new_location(at), storing.new_key()
    storing.write(location, unchecked_content_of(stored), key)
    fault("files.between_sealing_and_row")
    stored.location, stored.key = location, key
    stored.save(update_fields=["location", "key"])
    erase_bytes.defer(location=clear)
    return stored
