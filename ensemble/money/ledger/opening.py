"""Years and books open by themselves, when something is first posted to them."""

from calendar import monthrange
from datetime import date, timedelta

from django.db import IntegrityError, transaction

from ensemble.foundation.parameters.reading import value
from ensemble.money.ledger.models import Book, FiscalYear, Journal
from ensemble.money.ledger.sealing import beginning

CLOSING_DAY = "ledger.closing_day"
"""Month and day on which a year closes: `12-31`. Dated, like every value of the law or of statutes."""


def open_book(journal: str, on: date) -> Book:
    """The book of that journal for the year around a day. Raises Journal.DoesNotExist."""
    year = year_around(on)
    head = beginning(Journal.objects.get(pk=journal).pk, year.pk)
    return Book.objects.get_or_create(journal_id=journal, year=year, defaults={"head": head})[0]


def year_around(on: date) -> FiscalYear:
    """The fiscal year of a day, opened if it was not."""
    if known := FiscalYear.objects.around(on).first():
        return known
    try:
        with transaction.atomic():
            return _open_year(on)
    except IntegrityError:  # someone else has just opened it
        return FiscalYear.objects.around(on).get()


def bounds(on: date) -> tuple[date, date]:
    """The first and the last day of the year around a day, opened or not."""
    if known := FiscalYear.objects.around(on).first():
        return known.starts_on, known.ends_on
    month, day = map(int, value(CLOSING_DAY, on=on).split("-"))
    ends_on = next(
        end for year in (on.year, on.year + 1) if (end := _closing(year, month, day)) >= on
    )
    starts_on = _closing(ends_on.year - 1, month, day) + timedelta(days=1)
    before = FiscalYear.objects.filter(ends_on__lt=on).order_by("ends_on").last()
    after = FiscalYear.objects.filter(starts_on__gt=on).order_by("starts_on").first()
    if before:
        starts_on = max(starts_on, before.ends_on + timedelta(days=1))
    if after:
        ends_on = min(ends_on, after.starts_on - timedelta(days=1))
    return starts_on, ends_on


def _open_year(on: date) -> FiscalYear:
    starts_on, ends_on = bounds(on)
    return FiscalYear.objects.create(number=ends_on.year, starts_on=starts_on, ends_on=ends_on)


def _closing(year: int, month: int, day: int) -> date:
    """That day, or the last of the month when it is shorter."""
    return date(year, month, min(day, monthrange(year, month)[1]))
