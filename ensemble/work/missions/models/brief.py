"""A file the client joins to a need: private, kept under a random name, only ever downloaded."""

import secrets

from django.conf import settings
from django.db import models

from ensemble.foundation.core.ids import PublicId
from ensemble.work.missions.models.need import Need

LARGEST_BRIEF = 10 * 1024 * 1024


def random_name(_brief: "Brief", _name: str) -> str:
    return f"briefs/{secrets.token_hex(20)}"


class BriefQuerySet(models.QuerySet):
    def visible_to(self, person) -> "BriefQuerySet":
        """The same people as the need it explains."""
        return self.filter(need__in=Need.objects.visible_to(person))


class Brief(models.Model):
    class Kind(models.TextChoices):
        PDF = "application/pdf", "PDF"
        DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Word"

    public_id = PublicId()
    need = models.OneToOneField(Need, models.CASCADE, related_name="brief")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=80, choices=Kind)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to=random_name, max_length=120)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    objects = BriefQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(size__gt=0, size__lte=LARGEST_BRIEF),
                name="a_brief_weighs_ten_megabytes_at_most",
            )
        ]

    def __str__(self) -> str:
        return self.name
