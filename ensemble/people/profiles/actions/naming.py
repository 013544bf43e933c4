"""The referential: a skill and every name it goes by."""

from collections.abc import Iterable, Sequence
from typing import NotRequired, TypedDict, Unpack

from django.db import transaction

from ensemble.people.profiles.models import Skill, SkillName
from ensemble.people.profiles.search.words import key_of


class Naming(TypedDict):
    code: str
    kind: str
    label_fr: str
    label_en: NotRequired[str]
    synonyms: NotRequired[Iterable[str]]


def name_skill(**naming: Unpack[Naming]) -> Skill:
    """Add a skill of ours, or give a known one these labels and synonyms."""
    return name_skills([naming])[0]


@transaction.atomic
def name_skills(namings: Sequence[Naming]) -> list[Skill]:
    """Add or name anew many skills of ours at once."""
    skills = [
        Skill(
            code=naming["code"],
            kind=naming["kind"],
            label_fr=naming["label_fr"],
            label_en=naming.get("label_en", ""),
            live=True,
        )
        for naming in namings
    ]
    Skill.objects.bulk_create(
        skills,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["kind", "label_fr", "label_en", "live"],
    )
    SkillName.objects.filter(skill__in=skills).delete()
    SkillName.objects.bulk_create(
        name
        for skill, naming in zip(skills, namings, strict=True)
        for name in names_of(skill, naming.get("synonyms", ()))
    )
    return skills


def names_of(skill: Skill, synonyms: Iterable[str]) -> list[SkillName]:
    """Its labels first, then its synonyms; a name that says the same is kept once."""
    named: dict[str, SkillName] = {}
    labels = [label for label in (skill.label_fr, skill.label_en) if label]
    for text in (*labels, *synonyms):
        if (key := key_of(text)) and key not in named:
            named[key] = SkillName(skill=skill, text=text, key=key, is_label=text in labels)
    return list(named.values())
