"""Months, as the story counts them."""

from datetime import date, timedelta

from ensemble.foundation.core.workdays import next_working_day


def months(first: date, last: date) -> list[date]:
    """The first day of each month, from that of `first` to `last`."""
    month, found = first.replace(day=1), []
    while month <= last:
        found.append(month)
        month = next_month(month)
    return found


def next_month(month: date) -> date:
    return (month.replace(day=1) + timedelta(days=32)).replace(day=1)


def last_month(month: date) -> date:
    return (month.replace(day=1) - timedelta(days=1)).replace(day=1)


def nth_working_day(month: date, nth: int) -> date:
    day = month - timedelta(days=1)
    for _each in range(nth):
        day = next_working_day(day)
    return day
