"""What dated values are called by those who read them: each app names its own in its `values.py`.

register(Family("credit", _("Credit of clients"), {"credit.default_limit": Named(_("Limit…"))}))
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext

Words = str | Promise


@dataclass(frozen=True)
class Named:
    """`unit` as it is read after the figure, or what says it of a number: `1 day`, `30 days`;
    `share`: a fraction, read in percent; `says`: the words for a value that is a word of ours."""

    label: Words
    unit: Words | Callable[[int], str] = ""
    share: bool = False
    says: Mapping[str, Words] = field(default_factory=dict)


@dataclass(frozen=True)
class Family:
    """`sources`: where values that come with the software are written, in English."""

    key: str
    heading: Words
    names: Mapping[str, Named]
    sources: tuple[str, ...] = ()


_known: dict[str, Family] = {}


def register(family: Family) -> Family:
    if _known.setdefault(family.key, family) != family:
        raise ValueError(f"two families of values are named {family.key!r}")
    return family


def families() -> list[Family]:
    """In alphabetical order of their headings, in the language of whoever reads."""
    return sorted(_known.values(), key=lambda family: str(family.heading))


def source_said(source: str) -> str:
    """Where a value is written: what comes with the software, in the language of whoever reads."""
    ours = any(source in family.sources for family in _known.values())
    return gettext(source) if ours else source
