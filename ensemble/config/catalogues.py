"""The translations: compiled when they changed, and compared with the strings of the code.

Compiled ones (`.mo`) are not kept in the repository.
"""

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import polib
from django.core.management import call_command

ROOT = Path(__file__).resolve().parents[2] / "ensemble"
FRENCH = Path("locale/fr/LC_MESSAGES/django.po")
PLAIN_SPACE = re.compile(r" [:;?!»]|« ")
STRAIGHT_APOSTROPHE = re.compile(r"\w'\w")
UNREAD = re.compile(r"{[%{#].*?[#%}]}|\]\([^)]*\)|https?://\S+")  # tags and addresses


def compile_catalogues() -> int:
    """Compile what is newer than its compiled form; return how many were."""
    stale = [catalogue for catalogue in ROOT.glob(f"**/{FRENCH}") if is_stale(catalogue)]
    for catalogue in stale:
        unfinished = catalogue.with_suffix(f".{os.getpid()}.mo")  # several may compile at once
        polib.pofile(str(catalogue)).save_as_mofile(str(unfinished))
        unfinished.replace(catalogue.with_suffix(".mo"))
    return len(stale)


def is_stale(catalogue: Path) -> bool:
    compiled = catalogue.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime < catalogue.stat().st_mtime


def find_complaints() -> list[str]:
    """What the French catalogues lack or have too much; where they or the letters slip in typography."""
    complaints = []
    with fresh_catalogues() as fresh:
        for app in sorted(path.parent for path in ROOT.rglob("apps.py")):
            name = app.relative_to(ROOT)
            kept, needed = read(app / FRENCH), read(fresh / name / FRENCH)
            complaints += [f"{name}: new: {key[1]}" for key in needed.keys() - kept.keys()]
            complaints += [
                f"{name}: no longer used: {key[1]}" for key in kept.keys() - needed.keys()
            ]
            complaints += [
                f"{name}: {flaw}" for entry in kept.values() for flaw in find_flaws(entry)
            ]
    complaints += find_disagreements()
    for letter in sorted(ROOT.rglob("*.fr.md")):
        complaints += [f"{letter.relative_to(ROOT)}:{slip}" for slip in find_slips(letter)]
    return complaints


def find_disagreements() -> Iterator[str]:
    """One English, two French: the app read last would speak for all. A context tells them apart."""
    said: dict[tuple[str | None, str], dict[str, str]] = {}
    for catalogue in sorted(ROOT.glob(f"**/{FRENCH}")):
        app = str(catalogue.parents[3].relative_to(ROOT))
        for entry in polib.pofile(str(catalogue)):
            french = entry.msgstr or " / ".join(entry.msgstr_plural.values())
            said.setdefault((entry.msgctxt, entry.msgid), {}).setdefault(french, app)
    for (_context, english), ways in said.items():
        if len(ways) > 1:
            yield f"{english!r} is said in {len(ways)} ways: " + ", ".join(
                f"{french!r} ({app})" for french, app in ways.items()
            )


def find_flaws(entry: polib.POEntry) -> Iterator[str]:
    texts = [entry.msgstr] if not entry.msgid_plural else list(entry.msgstr_plural.values())
    if "fuzzy" in entry.flags:
        yield f"fuzzy: {entry.msgid}"
    if not all(texts):
        yield f"without French: {entry.msgid}"
    if any(PLAIN_SPACE.search(text) for text in texts):
        yield f"a plain space beside a sign of French punctuation: {entry.msgid}"
    if any(STRAIGHT_APOSTROPHE.search(text) for text in (entry.msgid, *texts)):
        yield f"a straight apostrophe: {entry.msgid}"


def find_slips(letter: Path) -> Iterator[str]:
    """The lines of a French letter that a typographer would mend."""
    for number, line in enumerate(letter.read_text().splitlines(), start=1):
        text = UNREAD.sub("x", line)
        if PLAIN_SPACE.search(text):
            yield f"{number}: a plain space beside a sign of French punctuation"
        if STRAIGHT_APOSTROPHE.search(text):
            yield f"{number}: a straight apostrophe"


def read(catalogue: Path) -> dict[tuple, polib.POEntry]:
    if not catalogue.exists():
        return {}
    entries = polib.pofile(str(catalogue))
    return {
        (entry.msgctxt, entry.msgid, entry.msgid_plural): entry
        for entry in entries
        if not entry.obsolete
    }


@contextlib.contextmanager
def fresh_catalogues() -> Iterator[Path]:
    """A copy of the code in which gettext has just gathered every string, from nothing."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / ROOT.name
        shutil.copytree(
            ROOT, copy, ignore=shutil.ignore_patterns("*.po", "*.mo", "static", "__pycache__")
        )
        for app in copy.rglob("apps.py"):
            (app.parent / FRENCH).parent.mkdir(parents=True, exist_ok=True)
        with contextlib.chdir(copy):
            call_command("makemessages", locale=["fr"], no_location=True, no_wrap=True, verbosity=0)
        yield copy
