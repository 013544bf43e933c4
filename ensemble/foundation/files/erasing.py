"""The bytes of a purged file: erased, seen to be gone, then forgotten by their row."""

from datetime import datetime

import structlog
from django.utils import timezone

from ensemble.foundation.core.jobs import job
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.files import storing
from ensemble.foundation.files.models import StoredFile

log = structlog.get_logger()


@job("files.erase", queue="files")
def erase(file_id: int):
    prove_gone(StoredFile.objects.get(pk=file_id), at=timezone.now())


def prove_gone(stored: StoredFile, *, at: datetime) -> None:
    if stored.state != "purging":
        return
    storing.erase(stored.location)
    move(stored, "purged", purged_at=at, name="", key=None)
    log.info(
        "files.purged",
        file=str(stored.public_id),
        kind=stored.kind,
        sha256=stored.sha256,
        why=stored.purge_reason,
    )
