"""The published medians: our word and our clients', measured, in words a person reads."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import caches
from django.utils.formats import get_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from ensemble.foundation.parameters.models import Operator
from ensemble.work.missions.clock import medians

YEAR, TEN_MINUTES = timedelta(days=365), 600
NBSP = "\u00a0"


@dataclass(frozen=True)
class Figure:
    """`value` is working time, as people say it: 45 min, 3 h, 1.5 days."""

    value: str
    words: str


def published(at: datetime) -> list[Figure]:
    """What can be said of the needs of the past year; nothing where nothing happened yet.

    Computed once every ten minutes in each process: no one acts upon a median.
    """
    found = caches["here"].get_or_set("medians", lambda: medians(at - YEAR), TEN_MINUTES)
    told = [
        (found.first_word, _("from a need to the first word of a person")),
        (found.shortlist, _("from a need to the signed shortlist")),
        (found.answer, _("from the shortlist to the client’s answer")),
        (found.choice, _("from the shortlist to the choice")),
    ]
    day = _working_day()
    return [Figure(spell(span, day=day), words) for span, words in told if span is not None]


def spell(span: timedelta, *, day: timedelta) -> str:
    """Working time in the unit that suits it; a day is the operator's working day."""
    minutes = round(span.total_seconds() / 60)
    if minutes < 60:
        return f"{max(minutes, 1)}{NBSP}min"
    if span < day:
        return f"{round(minutes / 60)}{NBSP}h"
    halves = round(2 * span / day) / 2
    plural = (
        1 if halves == 1 or (halves < 2 and get_language() == "fr") else 2
    )  # 1,5 jour, 1.5 days
    number = f"{halves:g}".replace(".", get_format("DECIMAL_SEPARATOR"))
    return ngettext("%(number)s day", "%(number)s days", plural) % {"number": number}


def _working_day() -> timedelta:
    operator = Operator.current()
    opens, closes = operator.day_starts_at, operator.day_ends_at
    return timedelta(hours=closes.hour - opens.hour, minutes=closes.minute - opens.minute)
