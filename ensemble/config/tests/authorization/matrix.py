"""The authorization matrix, read from `authorization.txt`: one right a row, one reader a column.

Codes: `Y` allowed · `M` allowed after a step-up · `D` allowed with a second person (implies M) ·
`C` only with recorded consent · `J` break-glass, refused while there is none · `F` 403 ·
`N` 404, existence hidden · `L` to the door · `X` refused for all.
"""

from pathlib import Path

FILE = Path(__file__).resolve().parents[2] / "authorization.txt"
COLUMNS = tuple("ano can own mem buy ops xcl tal com fin adm lnk".split())
CODES = set("YMDCJFNLX")
ALLOWED = set("YMDC")


def rows() -> list[tuple[str, str]]:
    """Each right with its twelve codes, in the order of the file."""
    lines = FILE.read_text().splitlines()
    return [tuple(line.split()) for line in lines if line and not line.startswith("#")]


MATRIX = {right: dict(zip(COLUMNS, codes, strict=True)) for right, codes in rows()}


def readers_of(right: str) -> frozenset[str]:
    """The columns that may read what this right opens."""
    return frozenset(column for column, code in MATRIX[right].items() if code in ALLOWED)
