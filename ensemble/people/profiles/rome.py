"""Read the ROME, the French directory of occupations and skills (France Travail), from its own files.

Whatever its version: files are found by name, columns by header, and columns we do not know are
passed over. A damaged file is refused with its line; nothing is written from half a directory.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

KNOWLEDGE = "unix_referentiel_savoir"
TITLES = "unix_referentiel_appellation"
LONGEST_LABEL = 300


class Damaged(ValueError):
    """A file of the directory cannot be trusted: which one, at which line, and why."""

    def __init__(self, path: Path, line: int, reason: str):
        super().__init__(f"{path.name}, line {line}: {reason}")


@dataclass(frozen=True)
class Item:
    code: str
    kind: str
    label: str
    names: tuple[str, ...]
    occupation: str = ""


def find_file(folder: Path, name: str) -> Path:
    """The file of that name; of several versions, the latest. Raises FileNotFoundError."""
    versions = {
        int(found[1]): path
        for path in folder.glob(f"{name}_v*_utf8.csv")
        if (found := re.search(r"_v(\d+)_utf8\.csv$", path.name))
    }
    if not versions:
        raise FileNotFoundError(f"{folder} holds no file named {name}_v…_utf8.csv.")
    return versions[max(versions)]


def read_knowledge(path: Path) -> list[Item]:
    return _without_twins(
        path,
        (
            (line, Item(f"rome-{code}", "knowledge", label, (label,)))
            for line, (code, label) in _rows(path, "code_ogr_savoir", "libelle_savoir")
        ),
    )


def read_titles(path: Path) -> list[Item]:
    columns = ("code_ogr", "libelle_appellation_long", "libelle_appellation_court", "code_rome")
    return _without_twins(
        path,
        (
            (line, Item(f"rome-{code}", "title", long, _spellings(long, short), occupation))
            for line, (code, long, short, occupation) in _rows(path, *columns)
        ),
    )


def _spellings(long: str, short: str) -> tuple[str, ...]:
    """`Conducteur / Conductrice d'engins` is also `Conducteur d'engins` and `Conductrice d'engins`."""
    names = [long, short]
    masculine, slash, feminine = long.partition(" / ")
    if slash:
        rest = feminine.split()[len(masculine.split()) :]
        names += [feminine, " ".join([masculine, *rest])]
    return tuple(dict.fromkeys(names))


def _without_twins(path: Path, items: Iterator[tuple[int, Item]]) -> list[Item]:
    seen: dict[str, Item] = {}
    for line, item in items:
        if item.code in seen:
            raise Damaged(path, line, f"code {item.code.removeprefix('rome-')} comes twice")
        seen[item.code] = item
    if not seen:
        raise Damaged(path, 1, "no line after the header")
    return list(seen.values())


def _rows(path: Path, *columns: str) -> Iterator[tuple[int, list[str]]]:
    """The lines of a file, reduced to these columns, each with its number."""
    reader = csv.reader(_text(path).splitlines(keepends=True), strict=True)
    try:
        header = next(reader, [])
        missing = [column for column in columns if column not in header]
        if missing:
            raise Damaged(path, 1, f"column {', '.join(missing)} is missing")
        places = [header.index(column) for column in columns]
        for row in reader:
            if len(row) != len(header):
                reason = f"{len(row)} values where the header has {len(header)}"
                raise Damaged(path, reader.line_num, reason)
            values = [" ".join(row[place].split()) for place in places]
            if not all(values):
                raise Damaged(path, reader.line_num, "a value is empty")
            if max(map(len, values)) > LONGEST_LABEL:
                raise Damaged(path, reader.line_num, f"a value is over {LONGEST_LABEL} characters")
            yield reader.line_num, values
    except csv.Error as error:
        raise Damaged(path, reader.line_num, str(error)) from None


def _text(path: Path) -> str:
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise Damaged(path, line, "not written in UTF-8") from None
