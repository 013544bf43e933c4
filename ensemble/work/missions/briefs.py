"""What a file really is, whatever its name says: a PDF, a Word document, or refused."""

import io
import zipfile
from pathlib import PurePosixPath
from typing import IO

import puremagic
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ensemble.foundation.core.text import clean_line
from ensemble.work.missions.models.brief import LARGEST_BRIEF, Brief

UNFOLDED = 100 * 1024 * 1024
ENTRIES = 2_000
STEP = 64 * 1024
WORD_PARTS = {"[Content_Types].xml", "word/document.xml"}
INNER_ARCHIVES = (".zip", ".docx", ".docm", ".jar", ".7z", ".rar", ".gz")
LINK = 0o120000


def kind_of(content: bytes) -> Brief.Kind:
    """Raises ValidationError with a sentence for whoever chose the file."""
    if not content:
        raise ValidationError(_("This file is empty."), code="empty")
    if len(content) > LARGEST_BRIEF:
        raise ValidationError(_("This file weighs more than 10 MB."), code="heavy")
    if content.startswith(b"%PDF-") and _looks_like(content, "pdf"):
        return Brief.Kind.PDF
    if content.startswith(b"PK\x03\x04"):
        _check_word(content)
        return Brief.Kind.DOCX
    raise ValidationError(_("Choose a PDF or a Word document (DOCX)."), code="kind")


def shown_name(name: str, kind: Brief.Kind) -> str:
    """The name it is given back under: one line, no folder, the ending of what it is."""
    ending = ".pdf" if kind == Brief.Kind.PDF else ".docx"
    plain = clean_line(name.replace("\\", "/").replace("\n", " ").replace("\r", " "))
    stem = PurePosixPath(plain.rpartition("/")[2]).stem.strip(". ") or "brief"
    return stem[: 120 - len(ending)] + ending


def _looks_like(content: bytes, kind: str) -> bool:
    try:
        found = puremagic.magic_string(content[:4096])
    except puremagic.PureError:
        return False
    return any(kind in match.extension for match in found)


def _check_word(content: bytes) -> None:
    """A DOCX is a zip: its parts are counted, weighed as declared and as they unfold."""
    refused = ValidationError(_("This Word document cannot be read."), code="damaged")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if not {part.filename for part in parts} >= WORD_PARTS:
                raise ValidationError(_("Choose a PDF or a Word document (DOCX)."), code="kind")
            if len(parts) > ENTRIES or sum(part.file_size for part in parts) > UNFOLDED:
                raise refused
            if any(_is_treacherous(part) for part in parts):
                raise refused
            left = UNFOLDED
            for part in parts:
                with archive.open(part) as file:
                    left -= _weigh(file, left)
                if left < 0:
                    raise refused
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise refused from error


def _is_treacherous(part: zipfile.ZipInfo) -> bool:
    """A way out of its folder, a link, a locked part, an archive within, a macro."""
    name = part.filename.replace("\\", "/")
    path = PurePosixPath(name)
    return (
        path.is_absolute()
        or ".." in path.parts
        or (part.external_attr >> 16) & 0o170000 == LINK
        or bool(part.flag_bits & 0x1)
        or name.lower().endswith(INNER_ARCHIVES)
        or name.lower().endswith("vbaproject.bin")
    )


def _weigh(file: IO[bytes], limit: int) -> int:
    """How much a part really unfolds to; stops reading past the limit."""
    weight = 0
    while weight <= limit and (step := file.read(STEP)):
        weight += len(step)
    return weight
