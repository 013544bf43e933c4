"""Bring referentials in: ours from its own file, ROME from the operator's."""

import csv
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import connection, transaction

from ensemble.people.profiles import rome
from ensemble.people.profiles.actions.indexing import index_card
from ensemble.people.profiles.actions.naming import Naming, name_skills, names_of
from ensemble.people.profiles.models import Card, Skill, SkillName
from ensemble.people.profiles.search.words import key_of

OURS = Path(__file__).parents[1] / "data" / "skills.csv"

ARRIVALS = """
CREATE TEMP TABLE new_item (code text, kind text, label text, rome text);
CREATE TEMP TABLE new_name (code text, text text, key text, is_label bool)
"""
WRITE_SKILLS = """
INSERT INTO profiles_skill (code, kind, label_fr, label_en, source, rome, live)
SELECT code, kind, label, '', 'rome', rome, true FROM new_item
ON CONFLICT (code) DO UPDATE
SET kind = excluded.kind, label_fr = excluded.label_fr, rome = excluded.rome, live = true
"""
RETIRE_SKILLS = """
UPDATE profiles_skill SET live = false
WHERE source = 'rome' AND live AND code NOT IN (SELECT code FROM new_item)
"""
FORGET_NAMES = """
DELETE FROM profiles_skillname USING profiles_skill
WHERE skill_id = profiles_skill.id AND source = 'rome'
"""
WRITE_NAMES = """
INSERT INTO profiles_skillname (skill_id, text, key, is_label)
SELECT skill.id, text, key, is_label FROM new_name JOIN profiles_skill skill USING (code)
"""


@dataclass(frozen=True)
class Imported:
    knowledge: int
    titles: int
    ours_already: int
    """Fields of knowledge that our own referential names: cards hold ours."""


def load_skills(path: Path = OURS) -> int:
    """Write the referential of the project; return how many skills changed. Safe to run again."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    known = {skill.code: skill for skill in Skill.objects.prefetch_related("names")}
    changed = [row for row in rows if _differs(row, known.get(row["code"]))]
    with transaction.atomic():
        name_skills([_naming(row) for row in changed])
        codes = [row["code"] for row in changed]
        for card in Card.objects.filter(held__skill__code__in=codes).distinct():
            index_card(card)
    return len(changed)


@transaction.atomic
def import_rome(folder: Path, *, say: Callable[[str], None] = lambda line: None) -> Imported:
    """Bring in fields of knowledge and job titles, all or nothing. Safe to run again, or with a newer version.

    What a newer version no longer has stays on the cards that hold it and is offered no more.
    Raises `rome.Damaged` or FileNotFoundError; nothing is written then.
    """
    paths = [rome.find_file(folder, name) for name in (rome.KNOWLEDGE, rome.TITLES)]
    knowledge, titles = rome.read_knowledge(paths[0]), rome.read_titles(paths[1])
    say(f"{paths[0].name}: {len(knowledge):,} fields of knowledge")
    say(f"{paths[1].name}: {len(titles):,} job titles")
    ours = set(SkillName.objects.filter(skill__source="ensemble").values_list("key", flat=True))
    kept = [item for item in knowledge if key_of(item.label) not in ours]
    _write([*kept, *titles], say)
    return Imported(len(kept), len(titles), len(knowledge) - len(kept))


def _write(items: Sequence[rome.Item], say: Callable[[str], None]) -> None:
    names = [
        (item.code, name.text, name.key, name.is_label)
        for item in items
        for name in names_of(Skill(label_fr=item.label), item.names)
    ]
    with connection.cursor() as cursor:
        cursor.execute(ARRIVALS)
        with cursor.copy("COPY new_item FROM STDIN") as copy:
            for item in items:
                copy.write_row((item.code, item.kind, item.label, item.occupation))
        with cursor.copy("COPY new_name FROM STDIN") as copy:
            for name in names:
                copy.write_row(name)
        say(f"Writing {len(items):,} entries under {len(names):,} names…")
        for statement in (WRITE_SKILLS, RETIRE_SKILLS, FORGET_NAMES, WRITE_NAMES):
            cursor.execute(statement)
        cursor.execute("DROP TABLE new_item, new_name")


def _differs(row: dict[str, str], skill: Skill | None) -> bool:
    if skill is None or not skill.live:
        return True
    told = (row["kind"], row["label_fr"], row["label_en"])
    wanted = {(name.key, name.text) for name in names_of(Skill(**_labels(row)), _synonyms(row))}
    return told != (skill.kind, skill.label_fr, skill.label_en) or wanted != {
        (name.key, name.text) for name in skill.names.all()
    }


def _naming(row: dict[str, str]) -> Naming:
    return Naming(
        code=row["code"],
        kind=row["kind"],
        label_fr=row["label_fr"],
        label_en=row["label_en"],
        synonyms=_synonyms(row),
    )


def _labels(row: dict[str, str]) -> dict[str, str]:
    return {"label_fr": row["label_fr"], "label_en": row["label_en"]}


def _synonyms(row: dict[str, str]) -> list[str]:
    return [text.strip() for text in row["synonyms"].split("|") if text.strip()]
