"""Months: how the dates of a contract are counted."""

from datetime import date

from ensemble.people.compliance.vigilance import months_after

__all__ = ["months_after", "months_before", "months_between"]


def months_before(day: date, months: int) -> date:
    return months_after(day, -months)


def months_between(first: date, last: date) -> int:
    """Whole months from one day to another."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months if months_after(first, months) <= last else months - 1
