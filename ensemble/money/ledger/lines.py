"""What is handed to the ledger, before it is written: a posting and its two sides."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import models

from ensemble.foundation.core.about import pointing_at
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.money import to_cents
from ensemble.foundation.persons.models import Person
from ensemble.money.ledger.models import Entry


class Unbalanced(ValueError):
    """Debits and credits differ, or there is nothing to post."""


class UnknownAccount(LookupError):
    """No account of that number, or none that plays that role on that day."""


class KeyTaken(TooLate):
    """The same key was posted before, with other words. Answered 409."""


@dataclass(frozen=True, slots=True)
class Side:
    """`account` is a role of the chart or a number. `amount` is in euros, exact to the cent and not
    below zero; a line of zero is left out. `party` is an auxiliary account (`parties`)."""

    account: str
    amount: Decimal
    party: str = ""
    about: models.Model | None = None

    def __post_init__(self) -> None:
        if to_cents(self.amount) != self.amount:
            raise ValueError(f"{self.amount} is not exact to the cent")
        if self.amount < 0:
            raise ValueError(f"{self.amount} is below zero: write it on the other side")

    @property
    def cents(self) -> int:
        """Above zero for a debit, below for a credit."""
        return int(self.amount.scaleb(2)) * self.sign

    sign = 0


class Debit(Side):
    __slots__ = ()
    sign = 1


class Credit(Side):
    __slots__ = ()
    sign = -1


@dataclass(frozen=True, slots=True)
class Posting:
    """One entry to come. `piece` is the number of the paper it rests on, `piece_on` the day of that
    paper (the entry's own when it is not given)."""

    journal: str
    on: date
    label: str
    lines: Sequence[Side]
    key: str
    at: datetime
    by: Person | None = None
    about: models.Model | None = None
    piece: str = ""
    piece_on: date | None = None
    reverses: Entry | None = None

    @property
    def sides(self) -> list[Side]:
        """The lines that move something."""
        return [line for line in self.lines if line.amount]

    def require_balanced(self) -> None:
        sides = self.sides
        if len(sides) < 2 or sum(side.cents for side in sides):
            raise Unbalanced(f"{self.key}: {', '.join(f'{s.account} {s.cents}' for s in sides)}")


def target(thing: models.Model | None) -> tuple[str, int | None]:
    """The two columns that say what a row is about."""
    if thing is None:
        return "", None
    label, key = pointing_at(thing).values()
    return label, key
