"""How long a file stays, once whoever holds it knows."""

from datetime import date

from ensemble.foundation.files.models import StoredFile


def retain(stored: StoredFile, *, until: date | None) -> None:
    """`until` is the first day on which it is no longer kept; None keeps it until told otherwise."""
    StoredFile.objects.filter(pk=stored.pk).update(keep_until=until)
    stored.keep_until = until
