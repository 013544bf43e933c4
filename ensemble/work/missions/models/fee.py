"""What the platform keeps, dated: a percentage of the client's price or of the member's rate."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q, Value
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.foundation.core.money import to_cents
from ensemble.foundation.parameters.models import DateRange

HUNDRED = Decimal(100)
FEE_RULE_MOVES = Lifecycle({"proposed": {"in_force", "set_aside"}})


@dataclass(frozen=True)
class FeeLine:
    """Euros per day, excluding tax; `price` is exactly `rate + fee`."""

    rate: Decimal
    fee: Decimal
    price: Decimal
    percent: Decimal
    basis: str

    def times(self, days: int) -> "FeeLine":
        """The same line over whole days, where nothing is left to round."""
        return FeeLine(
            self.rate * days, self.fee * days, self.price * days, self.percent, self.basis
        )


class FeeRuleQuerySet(models.QuerySet):
    def in_force(self, on: date) -> "FeeRuleQuerySet":
        return self.filter(
            Q(valid_to=None) | Q(valid_to__gt=on), state="in_force", valid_from__lte=on
        )

    def proposed(self) -> "FeeRuleQuerySet":
        return self.filter(state="proposed")


class FeeRule(models.Model):
    """Proposed by one person of finance, approved by another. `valid_to` is the first day on
    which it no longer holds."""

    LIFECYCLE = FEE_RULE_MOVES

    class Basis(models.TextChoices):
        CLIENT_PRICE = "client_price", _("of the client’s price")
        MEMBER_RATE = "member_rate", _("of the member’s rate")

    public_id = PublicId()
    state = models.CharField(max_length=9, default="proposed")
    basis = models.CharField(max_length=12, choices=Basis)
    percent = models.DecimalField(max_digits=5, decimal_places=2)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True)

    objects = FeeRuleQuerySet.as_manager()

    class Meta:
        ordering = ["-valid_from", "-pk"]
        constraints = [
            FEE_RULE_MOVES.constraint("fee_rule_is_in_a_known_state"),
            models.CheckConstraint(
                condition=Q(percent__gte=0, percent__lt=100),
                name="a_fee_is_less_than_the_whole_price",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
                name="a_fee_rule_holds_at_least_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state="in_force")
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="a_fee_rule_in_force_was_approved",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("proposed_by")),
                name="two_people_change_the_fee",
            ),
            ExclusionConstraint(
                name="one_fee_rule_a_day",
                expressions=[
                    (
                        DateRange("valid_from", "valid_to", Value("[)")),
                        RangeOperators.OVERLAPS,
                    )
                ],
                condition=Q(state="in_force"),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.percent} % {self.get_basis_display()}"

    @property
    def rounding(self) -> str:
        """How the last cent is decided, in words."""
        if self.basis == self.Basis.CLIENT_PRICE:
            return gettext(
                "The price is the rate divided by what remains of 100 %, rounded once to the"
                " nearest cent, half a cent upwards; the fee is the difference."
            )
        return gettext(
            "The fee is rounded once to the nearest cent, half a cent upwards; the price is the"
            " rate plus the fee."
        )

    def line(self, rate: Decimal) -> FeeLine:
        """One rounding, half-up to the cent; the third amount is what the other two make it."""
        rate = to_cents(rate)
        if self.basis == self.Basis.CLIENT_PRICE:
            price = to_cents(rate * HUNDRED / (HUNDRED - self.percent))
        else:
            price = rate + to_cents(rate * self.percent / HUNDRED)
        return FeeLine(rate, price - rate, price, self.percent, self.basis)
