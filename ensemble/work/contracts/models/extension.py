"""More days, later: one side asks, the other agrees, then the amendment is signed."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.foundation.persons.models import Person
from ensemble.work.contracts.models.terms import Terms
from ensemble.work.missions.models import Mission

EXTENSION_MOVES = Lifecycle({"asked": {"agreed", "declined", "withdrawn"}})


class ExtensionQuerySet(models.QuerySet):
    def visible_to(self, person: Person | None) -> "ExtensionQuerySet":
        return self.filter(mission__in=Mission.objects.visible_to(person).order_by().values("pk"))

    def of(self, mission: Mission) -> "ExtensionQuerySet":
        return self.filter(mission=mission)

    def still_waiting(self) -> "ExtensionQuerySet":
        return self.filter(state="asked")


class Extension(models.Model):
    """`days` are those added. The client and the member each agree by their own gesture; declining
    changes nothing to the mission as it stands."""

    LIFECYCLE = EXTENSION_MOVES

    public_id = PublicId()
    mission = models.ForeignKey(Mission, models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, default="asked")
    ends_on = models.DateField()
    days = models.DecimalField(max_digits=5, decimal_places=1)
    words = models.TextField(blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    client_agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    client_agreed_at = models.DateTimeField(null=True)
    member_agreed_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    terms = models.OneToOneField(Terms, models.PROTECT, null=True, related_name="+")

    objects = ExtensionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            EXTENSION_MOVES.constraint("extension_is_in_a_known_state"),
            models.CheckConstraint(condition=Q(days__gt=0), name="an_extension_adds_days"),
            models.CheckConstraint(
                condition=~Q(state="agreed")
                | Q(
                    client_agreed_by__isnull=False,
                    client_agreed_at__isnull=False,
                    member_agreed_at__isnull=False,
                    terms__isnull=False,
                ),
                name="both_sides_agree_to_an_extension",
            ),
            models.CheckConstraint(
                condition=Q(client_agreed_by=None) | Q(client_agreed_at__isnull=False),
                name="who_agrees_for_the_client_is_dated",
            ),
            models.UniqueConstraint(
                "mission", condition=Q(state="asked"), name="one_extension_asked_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mission_id} +{self.days}"
