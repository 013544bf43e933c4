"""Many documents in one archive, written as it leaves: memory holds one document at a time."""

import csv
import hashlib
import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.files.storing import Damaged

FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Enclosed:
    """One document: its path in the archive, its day, what it is, and how its bytes are read, once
    its turn comes. `read` raises TooLate, with a sentence, when there is nothing to give yet."""

    path: str
    on: date
    kind: str
    title: str
    read: Callable[[], bytes]


@dataclass(frozen=True)
class Manifest:
    """The table that closes the archive: its name, its columns, and the word for a damaged file."""

    path: str
    columns: tuple[str, ...]
    damaged: str


class _Sink(io.RawIOBase):
    """Where the archive is written; what was written is taken away at once."""

    def __init__(self) -> None:
        self.written: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, content) -> int:
        self.written.append(bytes(content))
        return len(content)

    def taken(self) -> bytes:
        taken, self.written = b"".join(self.written), []
        return taken


def bundle(documents: Iterable[Enclosed], manifest: Manifest, *, on: date) -> Iterator[bytes]:
    """The archive, piece by piece. Every document named stands in the manifest with its SHA-256, or
    with the sentence that says why it could not be enclosed. The same documents make the same bytes."""
    sink, rows = _Sink(), []
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as folder:
        for one in documents:
            content, why = _content_of(one, manifest)
            if content is not None:
                folder.writestr(_entry(one.path, one.on), content)
            rows.append(_row(one, content, why))
            yield sink.taken()
        folder.writestr(_entry(manifest.path, on), _table(manifest, rows))
        yield sink.taken()
    yield sink.taken()


def _content_of(one: Enclosed, manifest: Manifest) -> tuple[bytes | None, str]:
    try:
        return one.read(), ""
    except TooLate as late:
        return None, str(late)
    except (Damaged, FileNotFoundError):
        return None, manifest.damaged


def _row(one: Enclosed, content: bytes | None, why: str) -> list[str]:
    if content is None:
        facts = ["", "", "", why]
    else:
        facts = [one.path, str(len(content)), hashlib.sha256(content).hexdigest(), ""]
    return [one.kind, one.on.isoformat(), one.title, *facts]


def _table(manifest: Manifest, rows: list[list[str]]) -> bytes:
    """Semicolons and the mark of UTF-8; no cell that a spreadsheet reads as a formula."""
    written = io.StringIO()
    table = csv.writer(written, delimiter=";", lineterminator="\r\n")
    table.writerow(manifest.columns)
    table.writerows([_plain(cell) for cell in row] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def _plain(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _entry(path: str, on: date) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(path, (on.year, on.month, on.day, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
