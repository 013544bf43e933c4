"""Dated values as finance looks for them: by family, under their names, what holds today first."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby
from math import ceil
from operator import attrgetter

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ensemble.foundation.parameters.families import Named, families, source_said
from ensemble.foundation.parameters.models import DatedValue
from ensemble.foundation.ui.formats import NBSP

FIGURE = re.compile(r"-?\d{1,7}(\.\d+)?")  # longer ones are numbers of something, a SIREN
DOUBLE = re.compile(r" (?=[:;?!»])")
IN_FORCE, TO_COME, CLOSED = "in_force", "to_come", "closed"


@dataclass(frozen=True)
class Line:
    value: DatedValue
    said: str
    state: str
    source: str


@dataclass(frozen=True)
class Item:
    """One name with all it was, is and will be, the newest first."""

    name: str
    label: str
    lines: list[Line]

    @property
    def first(self) -> Line:
        """What holds today; failing that the newest."""
        return next((line for line in self.lines if line.state == IN_FORCE), self.lines[0])

    @property
    def others(self) -> list[Line]:
        return [line for line in self.lines if line is not self.first]

    def holds(self, words: list[str], state: str) -> bool:
        """Whether every word is read somewhere on it, and one of its values is in that state."""
        read = [self.name, self.label]
        for line in self.lines:
            read += [line.said, line.source]
        text = _plain(" ".join(read))
        stands = not state or any(line.state == state for line in self.lines)
        return stands and all(word in text for word in words)


@dataclass(frozen=True)
class Shelf:
    key: str
    heading: str
    items: list[Item]


def shelves(values: Iterable[DatedValue], *, today: date, asked: str, state: str) -> list[Shelf]:
    """Families that hold something of what is asked; names no family knows stand last."""
    ordered = sorted(values, key=attrgetter("name"))
    found = {name: list(lines) for name, lines in groupby(ordered, key=attrgetter("name"))}
    words = _plain(asked).split()

    def items(names: Iterable[tuple[str, Named]]) -> list[Item]:
        all_ = [
            _item(name, named, found.pop(name), today) for name, named in names if name in found
        ]
        return [item for item in all_ if item.holds(words, state)]

    kept = [
        Shelf(family.key, str(family.heading), items(family.names.items())) for family in families()
    ]
    kept.append(Shelf("others", _("Other values"), items([(name, Named(name)) for name in found])))
    return [shelf for shelf in kept if shelf.items]


def _item(name: str, named: Named, values: list[DatedValue], today: date) -> Item:
    newest_first = sorted(values, key=attrgetter("valid_from"), reverse=True)
    lines = [Line(one, said(one, named), _state(one, today), _source(one)) for one in newest_first]
    return Item(name, str(named.label), lines)


def said(value: DatedValue, named: Named) -> str:
    """`12,15 % a year`, `25.6 %`, `Compulsory`: as a reader says it."""
    if value.value in named.says:
        return str(named.says[value.value])
    figure, unit = value.value, _unit(value, named)
    if named.share:
        figure, unit = str((Decimal(figure) * 100).normalize().__format__("f")), "%"
    if FIGURE.fullmatch(figure):
        figure = number_format(Decimal(figure), force_grouping=True).replace("-", "−")
    return _with(figure, unit)


def _source(value: DatedValue) -> str:
    """Whose double signs never begin a line."""
    return DOUBLE.sub(NBSP, source_said(value.source))


def _unit(value: DatedValue, named: Named) -> str:
    """After one, as after one; after one and a half, as after two."""
    if not callable(named.unit):
        return str(named.unit) or value.unit
    number = abs(Decimal(value.value)) if FIGURE.fullmatch(value.value) else Decimal(2)
    return named.unit(ceil(number))


def _with(figure: str, unit: str) -> str:
    """English writes `€50,000` and `12.15% a year`."""
    if get_language() == "en" and unit[:1] in {"€", "%"}:
        return f"€{figure}{unit[1:]}" if unit[0] == "€" else f"{figure}{unit}"
    return f"{figure}{NBSP}{unit}" if unit else figure


def _state(value: DatedValue, today: date) -> str:
    if value.valid_from > today:
        return TO_COME
    return CLOSED if value.valid_to and value.valid_to <= today else IN_FORCE


def _plain(text: str) -> str:
    """Without accents nor capitals."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
