"""A month as a calendar draws it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ensemble.work.timesheets.dates import dates_of
from ensemble.work.timesheets.models import NO_DAY, Day, Timesheet


@dataclass(frozen=True)
class Square:
    """One date of the calendar: what was declared of it, if anything."""

    on: date
    day: Day | None

    @property
    def quantity(self) -> Decimal:
        return self.day.quantity if self.day else NO_DAY

    @property
    def state(self) -> str:
        return self.day.state if self.day else ""


def weeks_of(timesheet: Timesheet) -> Iterator[list[Square | None]]:
    """Rows of seven, Monday first; None outside of the month."""
    declared = {
        day.on: day
        for day in timesheet.days.all()
        if not day.is_afterwards and day.state != "withdrawn"
    }
    squares: list[Square | None] = [None] * timesheet.month.weekday()
    squares += [Square(on, declared.get(on)) for on in dates_of(timesheet.month)]
    squares += [None] * (-len(squares) % 7)
    for start in range(0, len(squares), 7):
        yield squares[start : start + 7]
