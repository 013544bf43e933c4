"""The chain of hashes: each entry carries a digest of all it says and of the entry before it."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from json.encoder import encode_basestring as quoted
from typing import Protocol

type Words = tuple[str, str, int, str, int | None]
"""One line: number of the account, party, cents, and the two columns of what it is about."""


class Said(Protocol):
    """What an entry says of itself."""

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


class Written(Said, Protocol):
    """The same once it stands in its book."""

    number: int
    previous: str


def beginning(journal: str, year: int) -> str:
    """What the first entry of a book follows."""
    return hashlib.sha256(f"{journal}-{year}".encode()).hexdigest()


def said_of(entry: Said) -> str:
    """What is known of an entry before it has a number, as the inside of a JSON list."""
    return _inside(
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
    )


def said_of_line(party: str, cents: int, about_label: str, about_id: int | None) -> str:
    """What is known of a line before its account has a number."""
    return _inside(party, cents, about_label, about_id)


def digest(entry: Written, *, journal: str, year: int, lines: Sequence[Words]) -> str:
    """SHA-256, in hexadecimal, of one written form that leaves nothing out. The same form is
    composed by `ledger_write`, in the database, when the entry is numbered."""
    beginning_of_it = _inside(entry.previous, journal, year, entry.number)
    form = f"[{beginning_of_it},{said_of(entry)},{_dumps(lines)}]"
    return hashlib.sha256(form.encode()).hexdigest()


def _inside(*words: str | int | None) -> str:
    """As `_dumps` writes a list, without building an encoder for a few words."""
    return ",".join(
        quoted(word) if isinstance(word, str) else "null" if word is None else str(word)
        for word in words
    )


_dumps = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
