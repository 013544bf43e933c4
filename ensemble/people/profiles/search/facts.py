"""What a list says of a card in one line: where, at what rate, free when."""

from datetime import date

from django.utils.translation import gettext as _

from ensemble.foundation.ui.formats import NBSP
from ensemble.foundation.ui.formats.dates import short_day
from ensemble.foundation.ui.formats.money import rate

ONE_LINE = 32
"""Signs that fit a telephone: a longer fact, a place far away, may break."""


def said_of(card: dict, *, today: date) -> str:
    """The line breaks between two facts, not inside one."""
    facts = _facts(card, today)
    return f"{NBSP}· ".join(
        fact if len(fact) > ONE_LINE else fact.replace(" ", NBSP) for fact in facts
    )


def _place(card: dict) -> str:
    if not card["remote"]:
        return card["city"]
    if not card["city"]:
        return _("at a distance")
    return _("%(city)s, also at a distance") % {"city": card["city"]}


def _facts(card: dict, today: date) -> list[str]:
    facts = [place] if (place := _place(card)) else []
    if card["rate"]:
        facts.append(rate(card["rate"]))
    if (free_on := card["free_on"]) is None:
        return facts
    if free_on <= today:
        return [*facts, _("free now")]
    return [*facts, _("free %(day)s") % {"day": short_day(free_on)}]
