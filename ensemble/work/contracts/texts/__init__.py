"""The articles that come with the software, one file a paper and a language.

They are read once, by the migration that brings them; from then on the articles live in the database, dated, and the
team changes them there. A lawyer reads these files before the first signature (`docs/legal.md`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
HEADING = re.compile(r"^## (\w+): (.+)$", re.MULTILINE)
MODELS = {"resale": ["resale"], "agency": ["agency"], "both": ["resale", "agency"]}


@dataclass(frozen=True)
class Article:
    paper: str
    model: str
    slug: str
    position: int
    heading_fr: str
    text_fr: str
    heading_en: str
    text_en: str


def shipped(*papers: str) -> Iterator[Article]:
    """Every article of these papers, in order; both languages stand in the same order."""
    for french in sorted(HERE.glob("*/*.fr.md")):
        paper = french.name.removesuffix(".fr.md")
        if paper not in papers:
            continue
        both = zip(_articles(french), _articles(french.with_name(f"{paper}.en.md")), strict=True)
        for position, ((slug, heading_fr, text_fr), (same, heading_en, text_en)) in enumerate(
            both, 1
        ):
            if slug != same:
                raise ValueError(f"{french}: {slug} is not {same}")
            for model in MODELS[french.parent.name]:
                yield Article(
                    paper, model, slug, position, heading_fr, text_fr, heading_en, text_en
                )


def _articles(path: Path) -> list[tuple[str, str, str]]:
    parts = HEADING.split(path.read_text(encoding="utf-8"))[1:]
    return [
        (slug, heading.strip(), words.strip())
        for slug, heading, words in zip(parts[::3], parts[1::3], parts[2::3], strict=True)
    ]
