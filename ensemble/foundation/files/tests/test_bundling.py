"""An archive written as it leaves."""

import csv
import hashlib
import io
import tracemalloc
import zipfile
from collections.abc import Iterator
from datetime import date

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.files.bundling import Enclosed, Manifest, bundle
from ensemble.foundation.files.storing import Damaged

ON = date(2026, 11, 30)
COLUMNS = ("Kind", "Day", "Title", "File", "Bytes", "SHA-256", "Why")
MANIFEST = Manifest("manifest.csv", COLUMNS, "damaged")


def document(number: int, content: bytes = b"hello") -> Enclosed:
    return Enclosed(f"a/{number:04}.pdf", ON, "invoice", f"F-{number}", lambda: content)


def unreadable(error: Exception) -> Enclosed:
    def read() -> bytes:
        raise error

    return Enclosed("a/none.pdf", ON, "invoice", "=1+1", read)


def folder_of(documents) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(b"".join(bundle(documents, MANIFEST, on=ON))))


def rows_of(folder: zipfile.ZipFile) -> list[list[str]]:
    table = folder.read("manifest.csv").decode("utf-8-sig")
    return list(csv.reader(io.StringIO(table), delimiter=";"))


def test_it_holds_each_document_and_says_its_hash():
    folder = folder_of([document(1), document(2, b"other")])
    assert folder.testzip() is None
    assert folder.namelist() == ["a/0001.pdf", "a/0002.pdf", "manifest.csv"]
    head, first, second = rows_of(folder)
    assert head == list(COLUMNS)
    said = hashlib.sha256(b"hello").hexdigest()
    assert first == ["invoice", "2026-11-30", "F-1", "a/0001.pdf", "5", said, ""]
    assert second[5] == hashlib.sha256(folder.read("a/0002.pdf")).hexdigest()


def test_what_cannot_be_enclosed_is_named_with_its_reason():
    late, damaged = unreadable(TooLate("being checked")), unreadable(Damaged("x"))
    folder = folder_of([late, damaged])
    assert folder.namelist() == ["manifest.csv"]
    assert [row[2:] for row in rows_of(folder)[1:]] == [
        ["'=1+1", "", "", "", "being checked"],
        ["'=1+1", "", "", "", "damaged"],
    ]


def test_the_same_documents_make_the_same_bytes():
    once, twice = (b"".join(bundle([document(1)], MANIFEST, on=ON)) for _ in range(2))
    assert once == twice


def test_a_document_is_read_when_its_turn_comes():
    asked = []

    def some() -> Iterator[Enclosed]:
        for number in range(3):
            asked.append(number)
            yield document(number)

    pieces = bundle(some(), MANIFEST, on=ON)
    next(pieces)
    assert asked == [0]


def test_a_thousand_documents_are_not_held_and_none_is_left_out():
    """A hundred kilobytes each, that do not shrink: ten times what the memory may grow by."""
    noise = hashlib.shake_256(b"noise").digest(100_000)
    documents = (document(number, noise) for number in range(1000))
    tracemalloc.start()
    size = sum(len(piece) for piece in bundle(documents, MANIFEST, on=ON))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size > 100_000_000
    assert peak < 10_000_000
