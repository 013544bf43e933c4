"""A file comes in: looked at, kept where nobody can open it in place, checked further by a job."""

import hashlib
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ensemble.foundation.core.faults import fault
from ensemble.foundation.files import storing
from ensemble.foundation.files.checking import check
from ensemble.foundation.files.inspecting import look
from ensemble.foundation.files.kinds import FileKind
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.files.sniffing import shown_name, type_of
from ensemble.foundation.files.types import TEXT, FileType
from ensemble.foundation.persons.models import Person


@transaction.atomic
def keep(
    content: bytes, *, name: str, kind: FileKind, by: Person | None, at: datetime
) -> StoredFile:
    """Keep what someone sent. Raises `Unfit`, a ValidationError with a sentence, for what is not of
    this kind or hides something; `NoRoom` (409) when the storage is full.

    A PDF, and anything when an antivirus stands beside, is `checking` until a job has looked at it;
    then the timeline says `files.kept` or `files.refused` on it, and readers may follow.
    """
    looked = look(content, kind)
    stored = _write(
        looked.content, looked.type, name=name, kind=kind, by=by, at=at, state="checking"
    )
    if looked.waits:
        check.defer(file_id=stored.pk)
        return stored
    stored.state, stored.checked_at = "kept", at
    stored.save(update_fields=["state", "checked_at"])
    return stored


@transaction.atomic
def keep_made(
    content: bytes, *, name: str, kind: FileKind, at: datetime, by: Person | None = None
) -> StoredFile:
    """Keep a paper that we made ourselves: readable at once, and as it is to the byte."""
    made = type_of(content) or TEXT
    return _write(content, made, name=name, kind=kind, by=by, at=at, state="kept")


def _write(
    content: bytes,
    found: FileType,
    *,
    name: str,
    kind: FileKind,
    by: Person | None,
    at: datetime,
    state: str,
) -> StoredFile:
    location = storing.new_location(at)
    key = storing.new_key() if kind.secret else None
    storing.write(location, content, key)
    fault("files.between_bytes_and_row")
    return StoredFile.objects.create(
        kind=kind.name,
        name=shown_name(name, found),
        mime=found.mime,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        location=location,
        key=key,
        state=state,
        by=by,
        at=at,
        checked_at=at if state == "kept" else None,
        keep_until=kind.term.end_known_at_once(timezone.localdate(at)),
    )
