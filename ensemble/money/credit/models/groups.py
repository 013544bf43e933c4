"""Whose credit it is: companies of one group share one limit."""

from datetime import date
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle

LIMIT_MOVES = Lifecycle({"proposed": {"approved", "set_aside"}})
OVERRIDE_MOVES = Lifecycle({"asked": {"approved", "refused"}})


class ClientGroup(models.Model):
    public_id = PublicId()
    name = models.CharField(max_length=120)
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Belonging(models.Model):
    """A company is in one group; one that never was put into any is alone in its own."""

    organisation = models.OneToOneField(Organisation, models.PROTECT, related_name="+")
    group = models.ForeignKey(ClientGroup, models.PROTECT, related_name="belongings")
    since = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.organisation} in {self.group}"


class LimitQuerySet(models.QuerySet):
    def in_force(self, on: date) -> Self:
        """The last one approved comes first; an expired one counts no longer."""
        alive = self.filter(state="approved", valid_from__lte=on, expires_on__gt=on)
        return alive.order_by("-valid_from", "-pk")


class Limit(models.Model):
    """How much a group may owe, until a day, and who says so: an insurer, a score, a decision.

    `expires_on` is the first day on which it no longer holds."""

    LIFECYCLE = LIMIT_MOVES

    class Source(models.TextChoices):
        INSURER = "insurer", _("Credit insurer")
        SCORE = "score", _("Score of an agency")
        DECISION = "decision", _("Decision of ours")

    public_id = PublicId()
    group = models.ForeignKey(ClientGroup, models.PROTECT, related_name="limits")
    state = models.CharField(max_length=9, default="proposed")
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    source = models.CharField(max_length=8, choices=Source)
    reference = models.CharField(max_length=200)
    valid_from = models.DateField()
    expires_on = models.DateField()
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)

    objects = LimitQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            LIMIT_MOVES.constraint("limit_is_in_a_known_state"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="a_limit_is_not_below_zero"),
            models.CheckConstraint(
                condition=Q(expires_on__gt=F("valid_from")), name="a_limit_expires_after_it_begins"
            ),
            models.CheckConstraint(
                condition=~Q(state="approved")
                | (Q(decided_by__isnull=False) & ~Q(decided_by=F("proposed_by"))),
                name="two_people_set_a_limit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.amount}"


class OverrideQuerySet(models.QuerySet):
    def in_force(self, on: date) -> Self:
        return self.filter(state="approved", expires_on__gt=on)

    def asked(self) -> Self:
        return self.filter(state="asked")


class Override(models.Model):
    """Beyond the limit, up to a ceiling and for a few weeks: asked by one, approved by another."""

    LIFECYCLE = OVERRIDE_MOVES

    public_id = PublicId()
    group = models.ForeignKey(ClientGroup, models.PROTECT, related_name="overrides")
    state = models.CharField(max_length=8, default="asked")
    ceiling = models.DecimalField(max_digits=12, decimal_places=2)
    reason = models.CharField(max_length=1000)
    expires_on = models.DateField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)

    objects = OverrideQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            OVERRIDE_MOVES.constraint("override_is_in_a_known_state"),
            models.CheckConstraint(condition=~Q(reason=""), name="an_override_has_a_reason"),
            models.CheckConstraint(
                condition=~Q(state="approved")
                | (Q(decided_by__isnull=False) & ~Q(decided_by=F("asked_by"))),
                name="two_people_override_a_limit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.ceiling}"
