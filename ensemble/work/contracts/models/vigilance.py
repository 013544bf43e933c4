"""A vigilance check of a mission, as it was done: which certificate was looked at, and when."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from ensemble.foundation.core.ids import PublicId
from ensemble.people.compliance.models import Document
from ensemble.work.missions.models import Mission


class VigilanceCheck(models.Model):
    """`number` 0 is the one of the signature; then every six months, counted from the signature
    (C. trav. D8222-5). A check that is not done has no row: `vigilance.checks_of` says what is due."""

    public_id = PublicId()
    mission = models.ForeignKey(Mission, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    due_on = models.DateField()
    done_on = models.DateField()
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="+")
    result = models.CharField(max_length=300)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["mission", "number"]
        constraints = [
            models.UniqueConstraint("mission", "number", name="a_check_is_done_once"),
            models.CheckConstraint(condition=~Q(result=""), name="a_check_says_what_was_found"),
        ]

    def __str__(self) -> str:
        return f"{self.mission_id} #{self.number}"
