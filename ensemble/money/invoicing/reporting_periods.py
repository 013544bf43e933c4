"""The periods of what is declared: when each begins, ends, and is to be transmitted.

How often depends on the VAT regime, and both the first days of the periods and the days left to
transmit are dated values (`invoicing.reporting_…`), with their source.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from ensemble.foundation.parameters.models import DatedValue
from ensemble.foundation.parameters.reading import Unknown, value

TWO_MONTHS = "two months"


@dataclass(frozen=True)
class Period:
    starts_on: date
    ends_on: date
    due_on: date

    def holds(self, on: date) -> bool:
        return self.starts_on <= on <= self.ends_on


def period_of(on: date, regime: str, said: Callable[..., str] = value) -> Period:
    """The period of that day: a third of a month, or two months under the franchise.

    `said(name, on=day)` reads a dated value.
    """
    kind = "franchise" if regime == "franchise" else "real"
    starts = said(f"invoicing.reporting_starts.{kind}", on=on)
    starts_on, following = _two_months(on) if starts == TWO_MONTHS else _within(on, starts)
    delay = int(said(f"invoicing.reporting_delay.{kind}", on=on))
    ends_on = following - timedelta(days=1)
    return Period(starts_on, ends_on, ends_on + timedelta(days=delay))


def rhythms() -> Callable[..., str]:
    """The dated values of every period, read at once."""
    known = list(DatedValue.objects.filter(name__startswith="invoicing.reporting_"))

    def said(name: str, *, on: date) -> str:
        for one in known:
            if (
                one.name == name
                and one.valid_from <= on
                and (not one.valid_to or on < one.valid_to)
            ):
                return one.value
        raise Unknown(f"no value of {name!r} on {on}")

    return said


def _within(on: date, starts: str) -> tuple[date, date]:
    """`1,11,21`: the first day of each period of a month."""
    days = [on.replace(day=int(day)) for day in starts.split(",")]
    for begun, following in pairwise([*days, _next_month(on)]):
        if begun <= on < following:
            return begun, following
    raise ValueError(f"no period of {starts!r} holds {on}")


def _two_months(on: date) -> tuple[date, date]:
    first = on.replace(day=1, month=on.month - 1 + on.month % 2)
    return first, _next_month(_next_month(first))


def _next_month(on: date) -> date:
    return (on.replace(day=1) + timedelta(days=32)).replace(day=1)
