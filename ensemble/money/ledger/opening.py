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


def _open_year(on: date) -> FiscalYear:
    """Up to the next closing day, from the day after the one before, between the years around it."""
    month, day = map(int, value(CLOSING_DAY, on=on).split("-"))
    ends_on = next(
        end
        for end in (_closing(on.year, month, day), _closing(on.year + 1, month, day))
        if end >= on
    )
    starts_on = _closing(ends_on.year - 1, month, day) + timedelta(days=1)
    before = FiscalYear.objects.filter(ends_on__lt=on).order_by("ends_on").last()
    after = FiscalYear.objects.filter(starts_on__gt=on).order_by("starts_on").first()
    return FiscalYear.objects.create(
        number=ends_on.year,
        starts_on=max(starts_on, before.ends_on + timedelta(days=1)) if before else starts_on,
        ends_on=min(ends_on, after.starts_on - timedelta(days=1)) if after else ends_on,
    )


def _closing(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, monthrange(year, month)[1]))
