"""Compile the translations (`.po` to `.mo`); the compiled ones are not kept in the repository."""

import os
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parents[2]


def find_catalogues() -> list[Path]:
    return sorted((ROOT / "ensemble").glob("**/locale/*/LC_MESSAGES/django*.po"))


def compile_catalogues() -> int:
    """Compile what is newer than its compiled form; return how many were."""
    stale = [catalogue for catalogue in find_catalogues() if is_stale(catalogue)]
    for catalogue in stale:
        unfinished = catalogue.with_suffix(f".{os.getpid()}.mo")  # several may compile at once
        polib.pofile(str(catalogue)).save_as_mofile(str(unfinished))
        unfinished.replace(catalogue.with_suffix(".mo"))
    return len(stale)


def is_stale(catalogue: Path) -> bool:
    compiled = catalogue.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < catalogue.stat().st_mtime
