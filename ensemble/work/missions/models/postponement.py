"""A promised date that slipped: what was said, what is said now, and why."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ensemble.work.missions.models.need import Need


class Postponement(models.Model):
    """Kept for both sides: a date is given again, never corrected."""

    need = models.ForeignKey(Need, models.PROTECT, related_name="postponements")
    was = models.DateTimeField()
    promised_at = models.DateTimeField()
    because = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(promised_at__gt=F("was")) & Q(promised_at__gt=F("at")),
                name="a_promise_is_put_off_to_a_later_date",
            ),
            models.CheckConstraint(condition=~Q(because=""), name="a_postponement_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.need}: {self.was:%Y-%m-%d} → {self.promised_at:%Y-%m-%d}"
