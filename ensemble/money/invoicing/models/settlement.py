"""What becomes of an invoice once issued: paid, credited, lost; or contested."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.money.invoicing.models.documents import BilledLine, Frozen
from ensemble.money.invoicing.models.invoice import Invoice

CONTEST_MOVES = Lifecycle({"open": {"settled", "withdrawn"}})
REQUEST_MOVES = Lifecycle({"waiting": {"issued", "set_aside"}})


class Settlement(models.Model):
    """One movement of what is owed, never changed: undoing it is another, the other way round."""

    class Kind(models.TextChoices):
        PAYMENT = "payment", pgettext_lazy("invoice", "Payment")
        CREDIT = "credit", _("Credit note")
        DISCOUNT = "discount", _("Early payment discount")
        LOSS = "loss", _("Loss")
        SET_OFF = "set_off", _("Set off against a credit note")

    WRITTEN_ONCE = True

    public_id = PublicId()
    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="settlements")
    kind = models.CharField(max_length=8, choices=Kind)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    vat = models.DecimalField(max_digits=12, decimal_places=2)
    on = models.DateField()
    credit = models.ForeignKey(Invoice, models.PROTECT, null=True, related_name="+")
    undoes = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone_by")
    key = models.CharField(max_length=120, unique=True)
    label = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(amount=0), name="a_settlement_moves_something"),
            models.CheckConstraint(
                condition=Q(amount__gt=0) | Q(undoes__isnull=False),
                name="only_undoing_goes_the_other_way",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["credit", "set_off"]) | Q(credit__isnull=False),
                name="a_credit_names_its_note",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.invoice}: {self.amount} ({self.kind})"


class Contest(models.Model):
    """A part of an invoice that one side does not accept, and why; that part waits."""

    LIFECYCLE = CONTEST_MOVES
    NEVER_REMOVED = True

    public_id = PublicId()
    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="contests")
    state = models.CharField(max_length=9, default="open")
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    code = models.CharField(max_length=30, blank=True)
    reason = models.CharField(max_length=1000)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    opened_at = models.DateTimeField()
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=300, blank=True)
    credit = models.ForeignKey(Invoice, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            CONTEST_MOVES.constraint("contest_is_in_a_known_state"),
            models.UniqueConstraint(
                "invoice", condition=Q(state="open"), name="one_open_contest_an_invoice"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_contest_is_about_something"),
            models.CheckConstraint(
                condition=Q(state="open") | Q(closed_at__isnull=False),
                name="a_closed_contest_is_dated",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.invoice}: {self.amount} ({self.state})"


class CreditRequestQuerySet(models.QuerySet):
    def ready_to_read(self) -> "CreditRequestQuerySet":
        return self.select_related("invoice__organisation", "asked_by")


class CreditRequest(models.Model):
    """A credit note asked for by one person of finance; another one issues it."""

    LIFECYCLE = REQUEST_MOVES
    NEVER_REMOVED = True

    public_id = PublicId()
    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="credit_requests")
    state = models.CharField(max_length=9, default="waiting")
    lines = Frozen(of=BilledLine, many=True)
    net = models.DecimalField(max_digits=12, decimal_places=2)
    reason = models.CharField(max_length=500)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    credit = models.OneToOneField(Invoice, models.PROTECT, null=True, related_name="+")

    objects = CreditRequestQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            REQUEST_MOVES.constraint("credit_request_is_in_a_known_state"),
            models.UniqueConstraint(
                "invoice", condition=Q(state="waiting"), name="one_credit_asked_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("asked_by")) | Q(state="set_aside"),
                name="a_credit_is_issued_by_a_second_person",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.invoice}: {self.net} ({self.state})"
