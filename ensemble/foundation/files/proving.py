"""Every row of a file has its bytes, and they are those that were kept: looked at a little each night."""

from collections.abc import Iterator
from datetime import date

from django.db.models.functions import Mod

from ensemble.foundation.files import storing
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.files.reading import unchecked_content_of
from ensemble.foundation.files.secrets import Unreadable

NIGHTS = 28


def damaged_on(night: date) -> Iterator[StoredFile]:
    """Of one file in twenty-eight, those whose bytes are gone, changed, or have lost their key."""
    tonight = StoredFile.objects.filter(state__in=("checking", "kept"))
    tonight = tonight.annotate(night=Mod("pk", NIGHTS)).filter(night=night.toordinal() % NIGHTS)
    for pk in tonight.values_list("pk", flat=True).iterator():
        if (stored := is_damaged(pk)) is not None:
            yield stored


def is_damaged(pk: int) -> StoredFile | None:
    try:
        unchecked_content_of(StoredFile.objects.get(pk=pk))
    except (OSError, storing.Damaged, Unreadable):
        return StoredFile.objects.defer("key").get(pk=pk)
    return None
