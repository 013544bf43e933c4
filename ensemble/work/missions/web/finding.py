"""The members a talent manager may think of while she composes: her search, beside the letter."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from ensemble.people.profiles.search.asking import Bounds, Found, Request
from ensemble.people.profiles.search.facts import said_of
from ensemble.people.profiles.search.finding import find
from ensemble.people.profiles.search.reading import read
from ensemble.work.missions.models import Need

AT_ONCE = 8


@dataclass(frozen=True)
class Suggestion:
    """Someone who answers part of what is asked; no more is said of anybody."""

    card: dict
    said: str
    words: list[str]
    here: bool

    @property
    def name(self) -> str:
        return self.card["name"]


def found_for(asked: str, need: Need, *, here: Collection[UUID], today: date) -> list[Suggestion]:
    """Whom the words asked bring to mind; without any, the words of the need itself."""
    words = need.current
    request = read(asked or "\n".join((words.title, words.context, words.outcome)), today=today)
    found = find(request, Bounds(), limit=AT_ONCE) if request else []
    return [
        Suggestion(
            one.card,
            said_of(one.card, today=today),
            _answered(request, one),
            one.card["member_id"] in here,
        )
        for one in found
    ]


def _answered(request: Request, found: Found) -> list[str]:
    """The words of the request that a card holds, as they are written."""
    skills = [
        skill.label for skill in request.skills if found.holds(skill) or found.mentions(skill)
    ]
    said = [word.label for word in request.words if word.lexeme in found.said]
    return [*skills, *said][:6]
