"""What a content really is, whatever its name says, and the name it is given back under."""

import io
import re
import zipfile
from pathlib import PurePosixPath

from ensemble.foundation.core.text import clean_line
from ensemble.foundation.files.refusals import Unfit
from ensemble.foundation.files.types import (
    DOCX,
    JPEG,
    PDF,
    PNG,
    TEXT,
    WEBP,
    XLSX,
    XML,
    ZIP,
    FileType,
)

LONGEST_NAME = 120
ROOTS = {"word/document.xml": DOCX, "xl/workbook.xml": XLSX}
BINARY = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")
MARK = b"\xef\xbb\xbf"


def type_of(content: bytes) -> FileType | None:
    """None: nothing that is known here."""
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return WEBP
    if content.startswith(b"PK\x03\x04"):
        return _type_of_archive(content)
    return _type_of_text(content)


def _type_of_archive(content: bytes) -> FileType:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError):
        raise Unfit("damaged") from None
    if "[Content_Types].xml" in names:
        for root, found in ROOTS.items():
            if root in names:
                return found
    return ZIP


def _type_of_text(content: bytes) -> FileType | None:
    if BINARY.search(content):
        return None
    return XML if content.removeprefix(MARK).lstrip().startswith(b"<") else TEXT


def shown_name(name: str, kind: FileType) -> str:
    """One line, no folder, an ending that says what it is."""
    plain = clean_line(name.replace("\\", "/").replace("\n", " ").replace("\r", " "))
    path = PurePosixPath(plain.rpartition("/")[2])
    ending = path.suffix.lower() if path.suffix.lower() in kind.endings else kind.endings[0]
    stem = path.stem.strip(". ") or "document"
    return stem[: LONGEST_NAME - len(ending)] + ending
