"""Test data, always legal: each builder calls the actions a person would cause."""

from datetime import UTC, date, datetime
from decimal import Decimal

from ensemble.foundation.persons.models import Person
from ensemble.people.profiles.actions.announcing import announce_free
from ensemble.people.profiles.actions.describing import describe, hold_skills
from ensemble.people.profiles.actions.inviting import invite_member
from ensemble.people.profiles.actions.naming import name_skill
from ensemble.people.profiles.actions.welcoming import accept_charter
from ensemble.people.profiles.models import Member, Skill
from ensemble.people.profiles.search.words import fold

MONDAY = datetime(2026, 11, 2, 9, tzinfo=UTC)


def a_skill(
    label: str, *synonyms: str, kind: str = "skill", english: str = "", code: str = ""
) -> Skill:
    code = code or label.lower().replace(" ", "-")
    return name_skill(
        code=code, kind=kind, label_fr=label, label_en=english or label, synonyms=synonyms
    )


def an_invited_member(
    name: str, *, email: str = "", by: Person, at: datetime = MONDAY, language: str = "fr"
) -> Member:
    email = email or f"{fold(name).replace(' ', '.')}@place.example"
    return invite_member(name=name, email=email, language=language, by=by, at=at)


def a_member(
    name: str,
    *,
    by: Person,
    email: str = "",
    at: datetime = MONDAY,
    language: str = "fr",
    skills: tuple[Skill, ...] | list[Skill] = (),
    free_on: date | None = None,
    rate: int | Decimal | None = None,
    **said,
) -> Member:
    """Invited by `by` (talent or community), welcomed, and described by themselves."""
    member = an_invited_member(name, email=email, by=by, at=at, language=language)
    accept_charter(member, by=member.person, at=at)
    if rate is not None:
        said["rate"] = Decimal(rate)
    if said:
        describe(member.card, by=member.person, at=at, **said)
    if skills:
        hold_skills(member.card, skills, by=member.person, at=at)
    if free_on:
        announce_free(member.card, free_on, by=member.person, at=at)
    return member
