"""A document the client joins to a need: private, and only ever downloaded."""

from django.conf import settings
from django.db import models

from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.files.models import StoredFile
from ensemble.work.missions.models.need import Need


class BriefQuerySet(models.QuerySet):
    def visible_to(self, person) -> "BriefQuerySet":
        """The same people as the need it explains."""
        return self.filter(need__in=Need.objects.visible_to(person))


class Brief(models.Model):
    public_id = PublicId()
    need = models.OneToOneField(Need, models.CASCADE, related_name="brief")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    objects = BriefQuerySet.as_manager()

    def __str__(self) -> str:
        return self.file.name
