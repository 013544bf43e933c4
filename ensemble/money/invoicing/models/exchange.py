"""What passes between us and the approved platform (XP Z12-013): flows, and their announcements."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.money.invoicing.models.arrival import Arrival
from ensemble.money.invoicing.models.invoice import Invoice
from ensemble.money.invoicing.models.status import Status

DISPATCH_MOVES = Lifecycle(
    {"waiting": {"sent", "failed"}, "failed": {"waiting"}, "sent": {"accepted", "failed"}}
)


def new_tracking_id() -> str:
    return str(uuid4())


class DispatchQuerySet(models.QuerySet):
    def not_taken(self) -> "DispatchQuerySet":
        return self.filter(state="failed")

    def answering(self, arrival: Arrival) -> "DispatchQuerySet":
        """What carries our answers to whoever sent this e-invoice."""
        return self.filter(status__arrival=arrival).select_related("status")


class Dispatch(models.Model):
    """A flow of ours to the platform: an invoice, one of its statuses, or what we answer to one that
    reached us (`invoice` is empty then), once each.

    Its tracking identifier is written before anything leaves, so that a lost answer is asked for
    and the flow is not sent again.
    """

    LIFECYCLE = DISPATCH_MOVES

    state = models.CharField(max_length=8, default="waiting")
    tracking_id = models.CharField(max_length=36, unique=True, default=new_tracking_id)
    invoice = models.ForeignKey(Invoice, models.PROTECT, null=True, related_name="dispatches")
    status = models.OneToOneField(Status, models.PROTECT, null=True, related_name="dispatch")
    flow_id = models.CharField(max_length=36, null=True, unique=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    details = models.JSONField(default=list)
    asked_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    acknowledged_at = models.DateTimeField(null=True)

    objects = DispatchQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "dispatches"
        constraints = [
            DISPATCH_MOVES.constraint("dispatch_is_in_a_known_state"),
            models.UniqueConstraint(
                "invoice", condition=Q(status=None), name="an_invoice_leaves_once"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["sent", "accepted"]) | Q(flow_id__isnull=False),
                name="what_was_sent_has_a_flow",
            ),
            models.CheckConstraint(
                condition=Q(invoice__isnull=False) | Q(status__isnull=False),
                name="a_dispatch_carries_something",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.about} ({self.state})"

    @property
    def about(self) -> Invoice | Arrival:
        return self.invoice or self.status.arrival


class Announcement(models.Model):
    """A notification of the platform, kept once: it says where to look, never what to believe."""

    digest = models.CharField(max_length=64, unique=True)
    flow_id = models.CharField(max_length=36)
    said_at = models.DateTimeField()
    came_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.flow_id


class FollowedFlow(models.Model):
    """How far a flow of the platform was followed; a later version is followed again."""

    flow_id = models.CharField(max_length=36, unique=True)
    updated_at = models.DateTimeField()
    arrival = models.ForeignKey(Arrival, models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return self.flow_id
