"""The chart of accounts: what each number is called, and which number plays which part, from when."""

from datetime import date
from typing import Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q, Value
from django.utils.translation import get_language

from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.foundation.parameters.models import DateRange
from ensemble.money.ledger.roles import Role

CHOICE_MOVES = Lifecycle({"proposed": {"in_force", "set_aside"}})


class Account(models.Model):
    """A number of the French general chart. Its first digit is its class: 1 to 5 are carried from
    one year to the next, 6 and 7 make the result of the year."""

    number = models.CharField(max_length=12, unique=True)
    label_fr = models.CharField(max_length=120)
    label_en = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(number__regex=r"^[1-7][0-9]{2,11}$"),
                name="an_account_is_a_number_of_the_chart",
            ),
            models.CheckConstraint(condition=~Q(label_fr=""), name="an_account_is_named"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.label}"

    @property
    def label(self) -> str:
        """In the reader's language; French, which the law asks for, when no other was written."""
        return (self.label_en if get_language() == "en" else "") or self.label_fr


class AccountChoiceQuerySet(models.QuerySet):
    def in_force(self, on: date) -> Self:
        return self.filter(
            Q(valid_to=None) | Q(valid_to__gt=on), state="in_force", valid_from__lte=on
        )

    def proposed(self) -> Self:
        return self.filter(state="proposed")


class AccountChoice(models.Model):
    """Which account plays a role from a day on. What is posted keeps the account of its day.

    The first ones come from the general chart, without a proposer; since then one person of
    finance proposes and another approves. `valid_to` is the first day on which it no longer holds.
    """

    LIFECYCLE = CHOICE_MOVES

    public_id = PublicId()
    state = models.CharField(max_length=9, default="proposed")
    role = models.CharField(max_length=30, choices=Role)
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=300)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    proposed_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True)

    objects = AccountChoiceQuerySet.as_manager()

    class Meta:
        ordering = ["role", "-valid_from", "-pk"]
        constraints = [
            CHOICE_MOVES.constraint("account_choice_is_in_a_known_state"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
                name="an_account_choice_holds_at_least_a_day",
            ),
            models.CheckConstraint(condition=~Q(source=""), name="an_account_choice_has_a_source"),
            models.CheckConstraint(
                condition=~Q(state="in_force")
                | Q(proposed_by=None)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="an_account_choice_in_force_was_approved",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("proposed_by")),
                name="two_people_change_an_account",
            ),
            ExclusionConstraint(
                name="one_account_a_role_and_day",
                expressions=[
                    ("role", RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to", Value("[)")), RangeOperators.OVERLAPS),
                ],
                condition=Q(state="in_force"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()} = {self.account}"
