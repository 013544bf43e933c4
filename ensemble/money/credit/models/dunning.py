"""Asking for what is late: one row for each step of the ladder, and the word of those who will pay."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.money.invoicing.models import Invoice

STEP_MOVES = Lifecycle({"to_do": {"done"}, "sent": set(), "passed": set()})
PROMISE_MOVES = Lifecycle({"open": {"kept", "broken", "withdrawn"}})
CHARGE_MOVES = Lifecycle({"claimed": {"received", "waived"}})


class Rung(models.TextChoices):
    """The ladder, in its order. How many days from the due date each stands is a dated value."""

    BEFORE = "before", _("Friendly word before the due date")
    FIRST = "first", _("First reminder")
    SECOND = "second", _("Second reminder")
    CALL = "call", _("Telephone call")
    FORMAL = "formal", _("Formal notice")
    LEGAL = "legal", _("File for the lawyer")

    @property
    def is_letter(self) -> bool:
        """Sent by itself; the others are done by someone."""
        return self not in {Rung.CALL, Rung.LEGAL}


class DunningStepQuerySet(models.QuerySet):
    def to_do(self) -> Self:
        return self.filter(state="to_do")


class DunningStep(models.Model):
    """`sent` went by letter, `to_do` waits for someone of finance, `passed` came too late to be sent."""

    LIFECYCLE = STEP_MOVES

    public_id = PublicId()
    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="+")
    rung = models.CharField(max_length=6, choices=Rung)
    state = models.CharField(max_length=6)
    open_amount = models.DecimalField(max_digits=12, decimal_places=2)
    days_late = models.IntegerField()
    at = models.DateTimeField()
    note = models.CharField(max_length=1000, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    done_at = models.DateTimeField(null=True)

    objects = DunningStepQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            STEP_MOVES.constraint("dunning_step_is_in_a_known_state"),
            models.UniqueConstraint(fields=["invoice", "rung"], name="each_step_once_an_invoice"),
            models.CheckConstraint(
                condition=~Q(state="done")
                | (Q(done_by__isnull=False, done_at__isnull=False) & ~Q(note="")),
                name="a_step_done_says_by_whom_and_what",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.invoice}: {self.rung}"


class PromiseQuerySet(models.QuerySet):
    def open(self) -> Self:
        return self.filter(state="open")


class PaymentPromise(models.Model):
    """The client says when it will pay: nobody is reminded before that day is over."""

    LIFECYCLE = PROMISE_MOVES

    public_id = PublicId()
    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="+")
    state = models.CharField(max_length=9, default="open")
    pays_on = models.DateField()
    said_by = models.CharField(max_length=200)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    noted_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = PromiseQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            PROMISE_MOVES.constraint("promise_is_in_a_known_state"),
            models.UniqueConstraint(
                "invoice", condition=Q(state="open"), name="one_open_promise_an_invoice"
            ),
            models.CheckConstraint(
                condition=Q(state="open") | Q(ended_at__isnull=False),
                name="an_ended_promise_is_dated",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.invoice}: {self.pays_on}"


class LateCharge(models.Model):
    """What a late payment cost, claimed: interest and the fixed sum, owed without any reminder."""

    LIFECYCLE = CHARGE_MOVES

    public_id = PublicId()
    invoice = models.OneToOneField(Invoice, models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, default="claimed")
    days = models.PositiveIntegerField()
    interest = models.DecimalField(max_digits=12, decimal_places=2)
    fee = models.DecimalField(max_digits=12, decimal_places=2)
    total = models.GeneratedField(
        expression=F("interest") + F("fee"),
        output_field=models.DecimalField(max_digits=12, decimal_places=2),
        db_persist=True,
    )
    claimed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    claimed_at = models.DateTimeField()
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            CHARGE_MOVES.constraint("late_charge_is_in_a_known_state"),
            models.CheckConstraint(
                condition=Q(state="claimed") | Q(ended_by__isnull=False, ended_at__isnull=False),
                name="an_ended_charge_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.invoice}: {self.interest} + {self.fee}"
