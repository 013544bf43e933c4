"""What an app keeps, and under which rules: each declares its kinds in its own `kinds.py`.

BRIEF = register(FileKind("missions.brief", accepts=(PDF, DOCX)))
"""

from dataclasses import dataclass
from datetime import timedelta

from ensemble.foundation.files.types import FileType

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class FileKind:
    """`secret`: class 3, encrypted under a key of its own. `kept_for`: how long after it came in it is
    purged by itself; none, until whoever holds it says when (`retaining.retain`)."""

    name: str
    accepts: tuple[FileType, ...]
    largest: int = 10 * MEGABYTE
    secret: bool = False
    kept_for: timedelta | None = None


_known: dict[str, FileKind] = {}


def register(kind: FileKind) -> FileKind:
    if _known.setdefault(kind.name, kind) != kind:
        raise ValueError(f"two kinds of file are named {kind.name!r}")
    return kind


def kind_named(name: str) -> FileKind:
    return _known[name]


def known_kinds() -> list[FileKind]:
    """In the order of their names."""
    return sorted(_known.values(), key=lambda kind: kind.name)


def secret_kinds() -> set[str]:
    return {kind.name for kind in _known.values() if kind.secret}
