"""A zip, or a document that is one: its parts are counted, weighed as declared and as they unfold."""

import io
import zipfile
from pathlib import PurePosixPath
from typing import IO

from ensemble.foundation.files.refusals import Unfit

UNFOLDED = 100 * 1024 * 1024
ENTRIES = 2_000
STEP = 64 * 1024
INNER_ARCHIVES = (".zip", ".docx", ".docm", ".xlsx", ".xlsm", ".jar", ".7z", ".rar", ".gz", ".xz")
LINK = 0o120000


def check_archive(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > ENTRIES or sum(part.file_size for part in parts) > UNFOLDED:
                raise Unfit("folded")
            for part in parts:
                _check_part(part)
            left = UNFOLDED
            for part in parts:
                with archive.open(part) as file:
                    left -= _weigh(file, left)
                if left < 0:
                    raise Unfit("folded")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Unfit("damaged") from error


def _check_part(part: zipfile.ZipInfo) -> None:
    """No way out of its folder, link, locked part, archive within, nor macro."""
    name = part.filename.replace("\\", "/")
    path = PurePosixPath(name)
    if part.flag_bits & 0x1:
        raise Unfit("locked")
    if path.is_absolute() or ".." in path.parts or (part.external_attr >> 16) & 0o170000 == LINK:
        raise Unfit("damaged")
    if name.lower().endswith(INNER_ARCHIVES):
        raise Unfit("folded")
    if name.lower().endswith("vbaproject.bin"):
        raise Unfit("script")


def _weigh(file: IO[bytes], limit: int) -> int:
    """How much a part really unfolds to; stops reading past the limit."""
    weight = 0
    while weight <= limit and (step := file.read(STEP)):
        weight += len(step)
    return weight
