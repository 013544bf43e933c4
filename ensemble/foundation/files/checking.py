"""The rest of the look at a file, by a job: what is slow, or may hang, stands in nobody's way."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ensemble.foundation.core.jobs import job
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.files.antivirus import scan
from ensemble.foundation.files.documents import check_pdf
from ensemble.foundation.files.erasing import erase
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.files.reading import unchecked_content_of
from ensemble.foundation.files.refusals import Unfit
from ensemble.foundation.files.types import PDF
from ensemble.foundation.timeline.recording import record


@job("files.check", queue="files")
def check(file_id: int):
    settle(StoredFile.objects.get(pk=file_id), at=timezone.now())


def settle(stored: StoredFile, *, at: datetime) -> None:
    """Keep or refuse a file that waits. An antivirus that does not answer raises: the file stays
    hidden, and the job comes back."""
    if stored.state != "checking":
        return
    content = unchecked_content_of(stored)
    try:
        if stored.mime == PDF.mime:
            check_pdf(content)
        scan(content)
    except Unfit as found:
        _close(stored, "refused", refusal=found.code, at=at)
    else:
        _close(stored, "kept", at=at)


@transaction.atomic
def _close(stored: StoredFile, state: str, *, at: datetime, refusal: str = "") -> None:
    """What is refused is erased by the next job: nobody waits for a retention to lose a trap."""
    move(stored, state, checked_at=at, refusal=refusal)
    record(f"files.{state}", on=stored, by=stored.by, at=at, kind=stored.kind, why=refusal)
    if state == "refused":
        erase.defer(file_id=stored.pk)
