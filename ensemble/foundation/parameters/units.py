"""Units of dated values, as they are read after a number: `1 day`, `30 days`."""

from django.utils.translation import ngettext


def hours(number: int) -> str:
    return ngettext("hour", "hours", number)


def days(number: int) -> str:
    return ngettext("day", "days", number)


def working_days(number: int) -> str:
    return ngettext("working day", "working days", number)


def months(number: int) -> str:
    return ngettext("month", "months", number)


def quarters(number: int) -> str:
    return ngettext("quarter", "quarters", number)


def years(number: int) -> str:
    return ngettext("year", "years", number)
