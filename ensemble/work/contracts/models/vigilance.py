"""A vigilance check of a mission, as it was done: which certificate was looked at, and when."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from ensemble.foundation.core.ids import PublicId
from ensemble.people.compliance.models import Document
from ensemble.work.missions.models import Mission


class VigilanceCheckQuerySet(models.QuerySet):
    def with_proof(self) -> "VigilanceCheckQuerySet":
        """Who did each, and the certificate it relied on, with its file."""
        return self.select_related("done_by", "document__file")


class VigilanceCheck(models.Model):
    """`number` 0 is the one of the signature, done the moment the member's side signs; then every six
    months, counted from there (C. trav. D8222-5). A check that is not done has no row:
    `vigilance.checks_of` says what is due."""

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

    objects = VigilanceCheckQuerySet.as_manager()

    class Meta:
        ordering = ["mission", "number"]
        constraints = [
            models.UniqueConstraint("mission", "number", name="a_check_is_done_once"),
            models.CheckConstraint(condition=~Q(result=""), name="a_check_says_what_was_found"),
        ]

    def __str__(self) -> str:
        return f"{self.mission_id} #{self.number}"


class CheckLetter(models.Model):
    """That whoever lacks a paper for a check was told: once ahead of it, once when it is due, however
    late the clock was."""

    class Moment(models.TextChoices):
        AHEAD = "ahead", "ahead"
        DUE = "due", "due"

    mission = models.ForeignKey(Mission, models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    moment = models.CharField(max_length=5, choices=Moment)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "mission", "number", "moment", name="a_check_is_told_once_a_moment"
            )
        ]

    def __str__(self) -> str:
        return f"{self.mission_id} #{self.number}, {self.moment}"
