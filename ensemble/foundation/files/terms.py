"""How long a kind of file is kept: a dated value, and the event it is counted from.

Term("contracts.proof_kept", since=("contracts.ended",))      years, once its holder says that it ended
Term("files.accounting_years", since=YEAR_CLOSED)             years, from the close of the year it came in
"""

from dataclasses import dataclass
from datetime import date, timedelta

from ensemble.foundation.core.memo import once
from ensemble.foundation.parameters.reading import decimal

CAME_IN = ("files.came_in",)
YEAR_CLOSED = ("files.year_closed",)  # at most a year later, whichever day the books close
LEAP_DAY = (2, 29)


@dataclass(frozen=True)
class Term:
    """`value` names the dated value; empty, the file goes the very day. `since` are the deeds of the
    timeline that start it: until one of them is done, the file is in use and has no end."""

    value: str
    since: tuple[str, ...]
    unit: str = "years"

    def end(self, since: date, *, known_on: date | None = None) -> date:
        """The first day on which what ended that day is no longer kept, by the value of that day, or of
        the day on which it was known."""
        if not self.value:
            return since
        on = known_on or since
        number = once(f"{self.value} {on}", lambda: int(decimal(self.value, on=on)))
        return since + timedelta(days=number) if self.unit == "days" else years_after(since, number)

    def end_known_at_once(self, came_in: date) -> date | None:
        """When nothing else has to happen before it is counted."""
        if self.since == CAME_IN:
            return self.end(came_in)
        if self.since == YEAR_CLOSED:
            return self.end(years_after(came_in, 1), known_on=came_in)
        return None


def years_after(day: date, years: int) -> date:
    """The same day of a later year; after a leap day, the first of March."""
    if (day.month, day.day) == LEAP_DAY:
        return date(day.year + years, 3, 1)
    return day.replace(year=day.year + years)
