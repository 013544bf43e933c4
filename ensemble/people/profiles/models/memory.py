"""What the team remembers of a member. The member reads all of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.persons.models import Person
from ensemble.people.profiles.models.members import Member


class HowWeMet(models.Model):
    """How someone of the team and this member came to know each other. `key` is that of the form it
    was told in: sent twice, it is told once."""

    key = models.UUIDField(null=True, unique=True)
    member = models.ForeignKey(Member, models.CASCADE, related_name="meetings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text = models.TextField()
    met_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["met_on", "pk"]


class NoteQuerySet(models.QuerySet):
    def visible_to(self, person: Person | None) -> "NoteQuerySet":
        """The talent managers, and the member whom the note is about."""
        if person is None:
            return self.none()
        return self if has_role(person, "talent") else self.filter(member__person=person)


class Note(models.Model):
    """What a talent manager wants to remember; the member may write beside it. `key` is that of the
    form it was written in: sent twice, it is noted once."""

    public_id = PublicId()
    key = models.UUIDField(null=True, unique=True)
    member = models.ForeignKey(Member, models.CASCADE, related_name="notes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()
    correction = models.TextField(blank=True)
    corrected_at = models.DateTimeField(null=True, blank=True)

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(correction="", corrected_at=None)
                | (~Q(correction="") & Q(corrected_at__isnull=False)),
                name="a_correction_is_dated",
            ),
        ]
