"""What changes without a new version: dated values with their source, and the operator."""

from datetime import date, time

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q, Value

from ensemble.foundation.core.memo import once


class DateRange(Func):
    function = "daterange"
    output_field = DateRangeField()


class DatedValueQuerySet(models.QuerySet):
    def in_force(self, on: date) -> "DatedValueQuerySet":
        return self.filter(Q(valid_to=None) | Q(valid_to__gt=on), valid_from__lte=on)


class DatedValue(models.Model):
    """A rate, threshold or legal wording, true between two dates, and where it was read.

    `valid_to` is the first day on which it no longer holds.
    """

    name = models.CharField(max_length=80)
    value = models.CharField(max_length=500)
    unit = models.CharField(max_length=30, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300)

    objects = DatedValueQuerySet.as_manager()

    class Meta:
        ordering = ["name", "valid_from"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
                name="a_value_holds_at_least_a_day",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="a_value_has_a_source"),
            ExclusionConstraint(
                name="one_value_a_day",
                expressions=[
                    ("name", RangeOperators.EQUAL),
                    (
                        DateRange("valid_from", "valid_to", Value("[)")),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} = {self.value} {self.unit}".strip()


class Operator(models.Model):
    """Who runs this installation: one row, and its words."""

    name = models.CharField(max_length=80, default="Ensemble")
    tagline_fr = models.CharField(max_length=200, default="Indépendants, mais ensemble.")
    tagline_en = models.CharField(max_length=200, default="Independent, but together.")
    lead_fr = models.CharField(
        max_length=400, blank=True, help_text="Under the tagline, on the front page."
    )
    lead_en = models.CharField(max_length=400, blank=True)
    words_fr = models.TextField(blank=True, help_text="Markdown, on the front page.")
    words_en = models.TextField(blank=True)
    charter_fr = models.TextField(blank=True, help_text="Markdown, accepted by each member.")
    charter_en = models.TextField(blank=True)
    charter_version = models.CharField(max_length=20, default="1")
    address = models.CharField(max_length=300, blank=True)
    legal_notice = models.TextField(blank=True)
    email = models.EmailField(default="bonjour@ensemble.example")
    phone = models.CharField(max_length=30, blank=True)
    time_zone = models.CharField(max_length=64, default="Europe/Paris")
    promise_working_days = models.PositiveSmallIntegerField(default=2)
    answer_working_days = models.PositiveSmallIntegerField(
        default=1, help_text="Within which a word of a member or a client is answered."
    )
    day_starts_at = models.TimeField(default=time(9))
    day_ends_at = models.TimeField(default=time(18))
    video_link = models.URLField(
        blank=True, help_text="Base of the meeting rooms; each meeting adds its own name."
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="one_operator"),
            models.CheckConstraint(
                condition=Q(promise_working_days__gte=1), name="a_promise_takes_a_day_at_least"
            ),
            models.CheckConstraint(
                condition=Q(answer_working_days__gte=1), name="an_answer_takes_a_day_at_least"
            ),
            models.CheckConstraint(
                condition=Q(day_starts_at__lt=F("day_ends_at")), name="a_day_ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def current(cls) -> "Operator":
        return once("operator", lambda: cls.objects.get(pk=1))

    def letterhead(self, language: str) -> dict[str, str]:
        """What a document prints of us: `papers/lib.typ` says where."""
        return {
            "name": self.name,
            "tagline": self.in_language("tagline", language),
            "address": self.address,
            "email": self.email,
            "phone": self.phone,
            "legal_notice": self.legal_notice,
        }

    def in_language(self, field: str, language: str) -> str:
        """`operator.in_language("charter", "en")`; French where English is not written."""
        return getattr(self, f"{field}_{language}", "") or getattr(self, f"{field}_fr")
