"""A file goes for good: first the row says so, then its bytes go, then the row proves it."""

from datetime import datetime

from django.db import transaction

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.files.erasing import erase
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record


@transaction.atomic
def purge(stored: StoredFile, *, why: str, by: Person | None, at: datetime) -> StoredFile:
    """Nobody reads it from this moment on; its bytes are erased by a job once this holds.

    `why` is a short reason for the log (`verified`, `retention`). Purging twice is once.
    """
    try:
        move(stored, "purging", purge_reason=why)
    except TooLate:
        stored.refresh_from_db(fields=["state"])
        return stored
    record("files.purged", on=stored, by=by, at=at, kind=stored.kind, why=why)
    erase.defer(file_id=stored.pk)
    return stored
