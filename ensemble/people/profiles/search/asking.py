"""What a request asks for, once read: skills, words, and the bounds they must respect."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import accumulate

LONGEST_ADDRESS = 800  # characters of a request in an address: servers accept four thousand in all
SHORT = 300
"""Characters up to which a request stands in the address as it was typed."""


@dataclass(frozen=True)
class AskedSkill:
    id: int
    label: str
    typed: str
    lexemes: tuple[str, ...] = ()
    is_sector: bool = False


@dataclass(frozen=True)
class AskedWord:
    lexeme: str
    typed: str
    read_as: str = ""
    """Another word, when nobody uses the one that was typed."""

    @property
    def label(self) -> str:
        return self.read_as or self.typed


@dataclass(frozen=True)
class Bounds:
    """What a card must respect to be shown at all."""

    sector: int | None = None
    places: tuple[int, ...] | None = None
    """None: anywhere. Empty: a city that nobody gave."""
    remote: bool = False
    """With places: or at a distance. Alone: at a distance."""
    cents: int | None = None
    free_by: date | None = None

    @classmethod
    def rate(cls, euros: Decimal | None) -> int | None:
        return None if euros is None else int(euros * 100)


@dataclass(frozen=True)
class Request:
    skills: tuple[AskedSkill, ...] = ()
    words: tuple[AskedWord, ...] = ()
    unknown: tuple[str, ...] = ()
    """Words that nobody uses, nor anything close."""
    rate: Decimal | None = None
    free_by: date | None = None

    @property
    def lexemes(self) -> list[str]:
        """Every stem asked for, those of the skills' names included, once each."""
        stems = [stem for skill in self.skills for stem in skill.lexemes]
        return list(dict.fromkeys([*stems, *(word.lexeme for word in self.words)]))

    @property
    def answered_by(self) -> list[list[str]]:
        """What a card must say to answer something: a word, or the whole name of a skill."""
        names = [list(skill.lexemes) for skill in self.skills if skill.lexemes]
        return [*names, *([word.lexeme] for word in self.words)]

    def __bool__(self) -> bool:
        return bool(self.skills or self.words or self.unknown)

    @property
    def in_short(self) -> str:
        """The same request in few words, to stand in an address: skills first, whole terms only."""
        labels = [skill.label for skill in self.skills] + [word.label for word in self.words]
        lengths = accumulate(len(label) + 2 for label in labels)
        return ", ".join(
            label for label, end in zip(labels, lengths, strict=True) if end <= LONGEST_ADDRESS
        )


@dataclass
class Found:
    """A card that answers, and what of the request it answers."""

    card_id: int
    held: frozenset[int]
    said: frozenset[str]
    card: dict = field(default_factory=dict)

    def holds(self, skill: AskedSkill) -> bool:
        return skill.id in self.held

    def mentions(self, skill: AskedSkill) -> bool:
        """Does not hold the skill, but writes its name."""
        return bool(skill.lexemes) and self.said.issuperset(skill.lexemes)
