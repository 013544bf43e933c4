"""Where entries are numbered: one book for each journal and year."""

from datetime import date
from typing import Self

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q, Value
from django.utils.translation import get_language

from ensemble.foundation.parameters.models import DateRange


class Journal(models.Model):
    code = models.CharField(max_length=6, primary_key=True)
    label_fr = models.CharField(max_length=60)
    label_en = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.label}"

    @property
    def label(self) -> str:
        return (self.label_en if get_language() == "en" else "") or self.label_fr


class FiscalYearQuerySet(models.QuerySet):
    def around(self, on: date) -> Self:
        return self.filter(starts_on__lte=on, ends_on__gte=on)


class FiscalYear(models.Model):
    """Named after the calendar year in which it closes. Opened when something is first posted to it."""

    number = models.PositiveSmallIntegerField(primary_key=True)
    starts_on = models.DateField()
    ends_on = models.DateField()

    objects = FiscalYearQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="a_year_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(number=F("ends_on__year")), name="a_year_is_named_after_its_end"
            ),
            ExclusionConstraint(
                name="one_fiscal_year_a_day",
                expressions=[
                    (DateRange("starts_on", "ends_on", Value("[]")), RangeOperators.OVERLAPS)
                ],
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)


class Book(models.Model):
    """The last number and the last hash of a journal's year: the row that two postings queue for."""

    journal = models.ForeignKey(Journal, models.PROTECT, related_name="+")
    year = models.ForeignKey(FiscalYear, models.PROTECT, related_name="+")
    last_number = models.PositiveIntegerField(default=0)
    head = models.CharField(max_length=64)

    class Meta:
        ordering = ["journal", "year"]
        constraints = [models.UniqueConstraint(fields=["journal", "year"], name="one_book_a_year")]

    def __str__(self) -> str:
        return f"{self.journal_id}-{self.year_id}"
