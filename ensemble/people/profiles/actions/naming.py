"""The referential: a skill and every name it goes by."""

from collections.abc import Iterable

from django.db import transaction

from ensemble.people.profiles.models import Skill, SkillName
from ensemble.people.profiles.search.words import key_of


@transaction.atomic
def name_skill(
    *, code: str, kind: str, label_fr: str, label_en: str = "", synonyms: Iterable[str] = ()
) -> Skill:
    """Add a skill of ours, or give a known one these labels and synonyms."""
    skill, _is_new = Skill.objects.update_or_create(
        code=code,
        defaults={"kind": kind, "label_fr": label_fr, "label_en": label_en, "live": True},
    )
    SkillName.objects.filter(skill=skill).delete()
    SkillName.objects.bulk_create(names_of(skill, synonyms))
    return skill


def names_of(skill: Skill, synonyms: Iterable[str]) -> list[SkillName]:
    """Its labels first, then its synonyms; a name that says the same is kept once."""
    named: dict[str, SkillName] = {}
    labels = [label for label in (skill.label_fr, skill.label_en) if label]
    for text in (*labels, *synonyms):
        if (key := key_of(text)) and key not in named:
            named[key] = SkillName(skill=skill, text=text, key=key, is_label=text in labels)
    return list(named.values())
