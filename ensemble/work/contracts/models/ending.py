"""How a mission ended, or was given up before its first day."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ensemble.work.missions.models import Mission


class Ending(models.Model):
    """Kept without judgement: who wished it, in one sentence, and the last day worked."""

    class Wish(models.TextChoices):
        TERM = "term", _("as agreed, at its term")
        CLIENT = "client", _("the client")
        MEMBER = "member", _("the consultant")
        BOTH = "both", _("both, together")
        OPERATOR = "operator", _("us")

    mission = models.OneToOneField(Mission, models.PROTECT, related_name="+")
    last_day = models.DateField(null=True, blank=True)
    wished_by = models.CharField(max_length=8, choices=Wish)
    because = models.TextField(blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    followed_by = models.ForeignKey(
        "missions.Need", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(wished_by="term") | ~Q(because=""), name="an_early_ending_is_explained"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mission_id}: {self.wished_by}"
