from django.conf import settings
from django.db import models
from django.db.models import Q

from ensemble.work.missions.models.need import Need


class NeedVersion(models.Model):
    """The five answers, as they stood. Until it is sent a need has one version, rewritten in place."""

    class Place(models.TextChoices):
        ON_SITE = "on_site"
        HYBRID = "hybrid"
        REMOTE = "remote"

    need = models.ForeignKey(Need, models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=140, blank=True)
    context = models.TextField(blank=True)
    outcome = models.TextField(blank=True)
    place = models.CharField(max_length=120, blank=True)
    presence = models.CharField(max_length=7, choices=Place, default=Place.HYBRID)
    starts_on = models.DateField(null=True, blank=True)
    days = models.PositiveSmallIntegerField(null=True, blank=True)
    rhythm = models.CharField(max_length=120, blank=True)
    budget = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["need", "number"]
        constraints = [
            models.UniqueConstraint("need", "number", name="versions_of_a_need_are_numbered"),
            models.CheckConstraint(
                condition=Q(budget=None) | Q(budget__gt=0), name="a_budget_is_above_zero"
            ),
            models.CheckConstraint(
                condition=Q(days=None) | Q(days__gt=0), name="a_need_takes_days"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_complete(self) -> bool:
        return bool(self.title and self.context and self.outcome)
