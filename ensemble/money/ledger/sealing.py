"""The chain of hashes: each entry carries a digest of all it says and of the entry before it."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Protocol

type Words = tuple[str, str, int, str, int | None]
"""One line: number of the account, party, cents, and the two columns of what it is about."""


class Written(Protocol):
    """What an entry says, as a row of the table or as an entry about to be one."""

    number: int
    on: date
    label: str
    piece: str
    piece_on: date
    key: str
    about_label: str
    about_id: int | None
    reverses_id: int | None
    by_id: int | None
    at: datetime
    previous: str


def beginning(journal: str, year: int) -> str:
    """What the first entry of a book follows."""
    return hashlib.sha256(f"{journal}-{year}".encode()).hexdigest()


def digest(entry: Written, *, journal: str, year: int, lines: Sequence[Words]) -> str:
    """SHA-256, in hexadecimal, of one written form that leaves nothing out."""
    form = (
        entry.previous,
        journal,
        year,
        entry.number,
        entry.on.isoformat(),
        entry.label,
        entry.piece,
        entry.piece_on.isoformat(),
        entry.key,
        entry.about_label,
        entry.about_id,
        entry.reverses_id,
        entry.by_id,
        entry.at.astimezone(UTC).isoformat(),
        lines,
    )
    written = json.dumps(form, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()
