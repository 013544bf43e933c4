"""What the clock does with files, beside the jobs of `checking` and `erasing`."""

from datetime import datetime, timedelta

from django.utils import timezone

from ensemble.foundation.core.jobs import every
from ensemble.foundation.files.actions.purging import purge
from ensemble.foundation.files.checking import check
from ensemble.foundation.files.erasing import erase
from ensemble.foundation.files.models import StoredFile

PATIENCE = timedelta(hours=1)


@every("40 4 * * *", name="files.keep_to_time")
def keep_to_time(at: datetime):
    """What has been kept as long as its kind says is purged."""
    for stored in StoredFile.objects.past_their_time(timezone.localdate(at)).iterator():
        purge(stored, why="retention", by=None, at=at)


@every("25 * * * *", name="files.ask_again")
def ask_again(at: datetime):
    """A check or an erasure whose job gave up, when the antivirus or the storage was away for long."""
    waiting = StoredFile.objects.filter(state="checking", at__lt=at - PATIENCE)
    for pk in waiting.values_list("pk", flat=True):
        check.defer(file_id=pk)
    for pk in StoredFile.objects.filter(state="purging").values_list("pk", flat=True):
        erase.defer(file_id=pk)
