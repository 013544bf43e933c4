"""What happens to an invoice on its way, ours or one that reached us, in the words of the reform
(XP Z12-012, CDAR)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ensemble.foundation.core.ids import PublicId
from ensemble.money.invoicing.models.arrival import Arrival
from ensemble.money.invoicing.models.documents import Frozen
from ensemble.money.invoicing.models.invoice import Invoice


class Code(models.TextChoices):
    DEPOSITED = "200", _("Deposited")
    ISSUED = "201", _("Issued by the platform")
    RECEIVED = "202", _("Received by the platform")
    AVAILABLE = "203", _("Made available")
    TAKEN = "204", _("Taken in charge")
    APPROVED = "205", pgettext_lazy("an invoice", "Approved")
    APPROVED_IN_PART = "206", _("Approved in part")
    DISPUTED = "207", _("In dispute")
    SUSPENDED = "208", _("Suspended")
    COMPLETED = "209", _("Completed")
    REFUSED = "210", pgettext_lazy("an invoice", "Refused")
    PAYMENT_SENT = "211", _("Payment sent")
    COLLECTED = "212", _("Collected")
    REJECTED = "213", _("Rejected")
    CANCELLED = "220", _("Cancelled")
    INADMISSIBLE = "501", _("Inadmissible")

    @property
    def wants_a_reason(self) -> bool:
        return self in WITH_A_REASON

    @property
    def is_for_the_state(self) -> bool:
        return self in FOR_THE_STATE


WITH_A_REASON = frozenset(
    {
        Code.APPROVED_IN_PART,
        Code.DISPUTED,
        Code.SUSPENDED,
        Code.REFUSED,
        Code.REJECTED,
        Code.INADMISSIBLE,
    }
)
FOR_THE_STATE = frozenset({Code.DEPOSITED, Code.REFUSED, Code.COLLECTED, Code.REJECTED})


@dataclass(frozen=True)
class Collected:
    """A receipt at one rate, tax included; the part without tax, and the VAT that is due with it."""

    rate: Decimal
    gross: Decimal
    base: Decimal
    vat: Decimal


class StatusQuerySet(models.QuerySet):
    def in_order(self) -> "StatusQuerySet":
        """As it was said, whatever the order in which it reached us."""
        return self.order_by("said_at", "pk")

    def waiting(self) -> "StatusQuerySet":
        return self.filter(ours=True, sent_at=None)


class Status(models.Model):
    """One thing said of an invoice, by us (`ours`) or by its receiver or a platform; of an e-invoice
    that reached us (`arrival`), by us to whoever sent it."""

    public_id = PublicId()
    invoice = models.ForeignKey(Invoice, models.PROTECT, null=True, related_name="statuses")
    arrival = models.ForeignKey(Arrival, models.PROTECT, null=True, related_name="statuses")
    code = models.CharField(max_length=3, choices=Code)
    reason_code = models.CharField(max_length=30, blank=True)
    reason = models.CharField(max_length=1000, blank=True)
    collected = Frozen(of=Collected, many=True, default=list)
    ours = models.BooleanField()
    to_state = models.BooleanField(default=False)
    said_at = models.DateTimeField()
    known_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    key = models.CharField(max_length=120, unique=True)

    objects = StatusQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "statuses"
        ordering = ["said_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(code__in=sorted(WITH_A_REASON)) | ~Q(reason_code=""),
                name="a_refusal_says_why",
            ),
            models.CheckConstraint(
                condition=Q(invoice__isnull=False, arrival=None)
                | Q(invoice=None, arrival__isnull=False, ours=True),
                name="a_status_is_of_one_invoice",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.about}: {self.code}"

    @property
    def about(self) -> Invoice | Arrival:
        return self.invoice or self.arrival

    @property
    def on(self) -> date:
        return self.said_at.date()

    @property
    def amount(self) -> Decimal:
        return sum((part.gross for part in self.collected), Decimal("0.00"))
