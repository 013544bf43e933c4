"""What an app keeps, and under which rules: each declares its kinds in its own `kinds.py`.

BRIEF = register(FileKind("missions.brief", accepts=(PDF, DOCX), term=Term("…", since=("…",))))
"""

from dataclasses import dataclass

from ensemble.foundation.files.terms import Term
from ensemble.foundation.files.types import FileType

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class FileKind:
    """`secret`: class 3, encrypted under a key of its own. `term`: how long it is kept, and since when;
    unless that is known when it comes in, whoever holds it says when it starts (`retaining.start_term`)."""

    name: str
    accepts: tuple[FileType, ...]
    term: Term
    largest: int = 10 * MEGABYTE
    secret: bool = False


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
