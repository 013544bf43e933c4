"""Money that may not come: doubtful, written down for a part, lost; or paid after all."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.money.invoicing.models import Invoice

DOUBT_MOVES = Lifecycle({"doubtful": {"settled", "lost"}})
PROVISION_MOVES = Lifecycle({"booked": {"taken_back"}})
LOSS_MOVES = Lifecycle({"asked": {"approved", "refused"}})


class Doubt(models.Model):
    """An invoice moved to the doubtful clients, with the facts that make it so."""

    LIFECYCLE = DOUBT_MOVES

    public_id = PublicId()
    invoice = models.OneToOneField(Invoice, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, default="doubtful")
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    reason = models.CharField(max_length=1000)
    declared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    declared_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            DOUBT_MOVES.constraint("doubt_is_in_a_known_state"),
            models.CheckConstraint(condition=~Q(reason=""), name="a_doubt_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.invoice}: {self.amount}"


class Provision(models.Model):
    """A part of a doubtful invoice, excluding tax, that we no longer count upon."""

    LIFECYCLE = PROVISION_MOVES

    public_id = PublicId()
    doubt = models.ForeignKey(Doubt, models.PROTECT, related_name="provisions")
    state = models.CharField(max_length=10, default="booked")
    percent = models.DecimalField(max_digits=5, decimal_places=2)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    reason = models.CharField(max_length=1000)
    booked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    booked_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            PROVISION_MOVES.constraint("provision_is_in_a_known_state"),
            models.UniqueConstraint(
                "doubt", condition=Q(state="booked"), name="one_provision_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(percent__gt=0, percent__lte=100), name="a_provision_is_a_part"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="a_provision_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.doubt}: {self.amount}"


class Loss(models.Model):
    """Given up: asked by one person of finance, approved by another."""

    LIFECYCLE = LOSS_MOVES

    public_id = PublicId()
    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, default="asked")
    reason = models.CharField(max_length=1000)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            LOSS_MOVES.constraint("loss_is_in_a_known_state"),
            models.UniqueConstraint(
                "invoice", condition=Q(state="asked"), name="one_loss_asked_at_a_time"
            ),
            models.CheckConstraint(
                condition=~Q(state="approved")
                | (Q(decided_by__isnull=False) & ~Q(decided_by=F("asked_by"))),
                name="two_people_give_up_an_invoice",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="a_loss_has_a_reason"),
        ]

    def __str__(self) -> str:
        return str(self.invoice)
