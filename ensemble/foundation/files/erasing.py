"""The bytes of a file that nobody reads any more: erased, seen to be gone, then proved by their row."""

from datetime import datetime

import structlog
from django.utils import timezone

from ensemble.foundation.core.faults import fault
from ensemble.foundation.core.jobs import job
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.files import storing
from ensemble.foundation.files.models import StoredFile

log = structlog.get_logger()


@job("files.erase", queue="files")
def erase(file_id: int):
    prove_gone(StoredFile.objects.get(pk=file_id), at=timezone.now())


@job("files.erase_bytes", queue="files")
def erase_bytes(location: str):
    """What a row no longer names: it names the same bytes elsewhere."""
    if not StoredFile.objects.filter(location=location).exists():
        storing.erase(location)


def prove_gone(stored: StoredFile, *, at: datetime) -> None:
    """Twice is once, and so is twice halfway: bytes that are gone already are erased again. A purged
    file loses its name; a refused one stays a line, with its name and its reason, for whoever sent it."""
    if not stored.waits_to_be_erased:
        return
    storing.erase(stored.location)
    fault("files.between_erasing_and_row")
    if stored.state == "refused":
        StoredFile.objects.filter(pk=stored.pk).update(purged_at=at, key=None)
    else:
        move(stored, "purged", purged_at=at, name="", key=None)
    log.info(
        "files.purged",
        file=str(stored.public_id),
        kind=stored.kind,
        sha256=stored.sha256,
        why=stored.purge_reason or stored.refusal,
    )
