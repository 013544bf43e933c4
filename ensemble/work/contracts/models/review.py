"""Signs that independence may be at stake: said or found, read by people, and never a sanction."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.foundation.persons.models import Person
from ensemble.work.missions.models import Mission

REVIEW_MOVES = Lifecycle({"open": {"looked_at"}})


class ReviewQuerySet(models.QuerySet):
    def visible_to(self, person: Person | None) -> "ReviewQuerySet":
        return self.filter(mission__in=Mission.objects.visible_to(person).order_by().values("pk"))

    def open(self) -> "ReviewQuerySet":
        return self.filter(state="open")

    def of(self, mission: Mission) -> "ReviewQuerySet":
        return self.filter(mission=mission)


class Review(models.Model):
    """One look at a mission: before it is signed, then while it lasts. A talent manager closes it
    with her words, which its three parties read."""

    LIFECYCLE = REVIEW_MOVES

    class Moment(models.TextChoices):
        SIGNING = "signing", _("before signing")
        LASTING = "lasting", _("in a long mission")

    public_id = PublicId()
    mission = models.ForeignKey(Mission, models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, default="open")
    moment = models.CharField(max_length=7, choices=Moment)
    opened_at = models.DateTimeField()
    looked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    looked_at = models.DateTimeField(null=True)
    words = models.TextField(blank=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            REVIEW_MOVES.constraint("review_is_open_or_looked_at"),
            models.CheckConstraint(
                condition=Q(state="open")
                | (Q(looked_by__isnull=False, looked_at__isnull=False) & ~Q(words="")),
                name="a_review_is_closed_by_someone_with_words",
            ),
            models.UniqueConstraint(
                "mission", condition=Q(state="open"), name="one_open_review_a_mission"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mission_id}: {self.moment}"

    @property
    def raised(self) -> "list[Signal]":
        return [signal for signal in self.signals.all() if signal.raised]


class Signal(models.Model):
    """One answer or one finding; `raised` False is an answer too: someone was asked, and said no."""

    class Kind(models.TextChoices):
        HOURS = "hours", _("The client sets the hours or the days of presence")
        PREMISES = "premises", _("The work can only be done on the client’s premises")
        BADGE = "badge", _("Badge, address or organisation chart like those of employees")
        ORDERS = "orders", _("A manager of the client gives orders, or appraises the person")
        LEAVE = "leave", _("Absences are subject to the client’s approval")
        EXCLUSIVITY = "exclusivity", _("Working for others is not allowed")
        PRICING = "pricing", _("The client sets the price alone")
        PENALTY = "penalty", _("Refusing a task or another mission has consequences")
        FORMER = "former", _("Employed by this client during the past years")
        DEPENDENCE = "dependence", _("Most of the year’s income comes from this client")
        LASTING = "lasting", _("Long presence with this client")

    class Source(models.TextChoices):
        CLIENT = "client", _("said by the client")
        MEMBER = "member", _("said by the consultant")
        TEAM = "team", _("said by the talent manager")
        FOUND = "found", _("found in our records")

    review = models.ForeignKey(Review, models.CASCADE, related_name="signals")
    kind = models.CharField(max_length=11, choices=Kind)
    source = models.CharField(max_length=6, choices=Source)
    raised = models.BooleanField()
    detail = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                "review", "kind", "source", name="a_signal_is_told_once_by_each"
            ),
            models.CheckConstraint(
                condition=Q(source="found", by=None) | (~Q(source="found") & Q(by__isnull=False)),
                name="a_signal_said_is_said_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} ({self.source})"


def asked_of(source: str) -> list[Signal.Kind]:
    """What each side can know: a client knows nothing of what somebody earns elsewhere."""
    unknown = {Signal.Kind.LASTING}
    if source == Signal.Source.CLIENT:
        unknown.add(Signal.Kind.DEPENDENCE)
    return [kind for kind in Signal.Kind if kind not in unknown]
