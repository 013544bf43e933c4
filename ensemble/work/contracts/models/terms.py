"""What is agreed for a mission: who contracts with whom, the dates, the days and the line of money."""

from datetime import date
from decimal import Decimal

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, RangeOperators
from django.db import models
from django.db.models import F, Q, Value
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.foundation.core.money import to_cents
from ensemble.foundation.parameters.models import DateRange
from ensemble.foundation.persons.models import Person
from ensemble.work.missions.models import FeeRule, Mission
from ensemble.work.missions.models.fee import FeeLine

TERMS_MOVES = Lifecycle({"drafted": {"agreed", "set_aside"}})


class LegalModel(models.TextChoices):
    """Two ways to contract, never mixed in one mission."""

    RESALE = "resale", _("We contract with both")
    AGENCY = "agency", _("They contract with each other")


class PaymentMethod(models.TextChoices):
    """How the client's last day to pay is counted (C. com. L441-10)."""

    NET = "net", _("from the date of the invoice")
    EOM_THEN_45 = "eom_then_45", _("end of the month, then 45 days")
    FORTY_FIVE_THEN_EOM = "45_then_eom", _("45 days, then end of the month")


class TermsQuerySet(models.QuerySet):
    def visible_to(self, person: Person | None) -> "TermsQuerySet":
        return self.filter(mission__in=Mission.objects.visible_to(person).order_by().values("pk"))

    def of(self, mission: Mission) -> "TermsQuerySet":
        return self.filter(mission=mission)

    def agreed(self) -> "TermsQuerySet":
        return self.filter(state="agreed")

    def drafted(self) -> "TermsQuerySet":
        return self.filter(state="drafted")

    def in_force(self, on: date) -> "TermsQuerySet":
        """Agreed, and holding that day: one at most for each mission."""
        later = Q(holds_to=None) | Q(holds_to__gt=on)
        return self.agreed().filter(later, holds_from__lte=on)


class Terms(models.Model):
    """One version of what a mission agreed; never edited once agreed, followed by another.

    `days` counts from the first day of the mission to `ends_on`, halves allowed. `holds_to` is the
    first day on which another version holds. `rhythm` lists weekdays, Monday is 0. `operation` is
    the first mission of the operation that this one belongs to, itself when it stands alone.
    `discount`: the escompte, in percent, of a client who pays within `discount_days` of an invoice.
    `expenses_cap`: euros excluding tax over the mission, recharged at their cost; 0, none is agreed.
    """

    LIFECYCLE = TERMS_MOVES

    public_id = PublicId()
    mission = models.ForeignKey(Mission, models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=9, default="drafted")
    model = models.CharField(max_length=6, choices=LegalModel)
    holds_from = models.DateField()
    holds_to = models.DateField(null=True, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    days = models.DecimalField(max_digits=5, decimal_places=1)
    rhythm = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True)
    allows_weekends = models.BooleanField(default=False)
    place = models.CharField(max_length=120, blank=True)
    rate = models.DecimalField(max_digits=10, decimal_places=2)
    fee = models.DecimalField(max_digits=10, decimal_places=2)
    price = models.DecimalField(max_digits=10, decimal_places=2)
    percent = models.DecimalField(max_digits=5, decimal_places=2)
    basis = models.CharField(max_length=12, choices=FeeRule.Basis)
    payment_days = models.PositiveSmallIntegerField()
    payment_method = models.CharField(max_length=11, choices=PaymentMethod)
    discount = models.DecimalField(max_digits=4, decimal_places=2, default=0)
    discount_days = models.PositiveSmallIntegerField(default=0)
    promise_working_days = models.PositiveSmallIntegerField(null=True, blank=True)
    self_billing = models.BooleanField(default=False)
    expenses_cap = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    purchase_order = models.CharField(max_length=60, blank=True)
    annexes = ArrayField(models.CharField(max_length=12), default=list, blank=True)
    operation = models.ForeignKey(Mission, models.PROTECT, related_name="+")
    drafted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    agreed_at = models.DateTimeField(null=True)

    objects = TermsQuerySet.as_manager()

    class Meta:
        ordering = ["mission", "version"]
        verbose_name_plural = "terms"
        constraints = [
            TERMS_MOVES.constraint("terms_are_in_a_known_state"),
            models.UniqueConstraint("mission", "version", name="versions_of_terms_are_numbered"),
            models.UniqueConstraint(fields=["id", "model"], name="terms_answer_to_their_model"),
            models.CheckConstraint(
                condition=Q(model__in=LegalModel.values), name="terms_are_resale_or_agency"
            ),
            ExclusionConstraint(
                name="resale_and_agency_never_mix",
                expressions=[
                    ("mission", RangeOperators.EQUAL),
                    ("model", RangeOperators.NOT_EQUAL),
                ],
            ),
            ExclusionConstraint(
                name="one_agreed_version_a_day",
                expressions=[
                    ("mission", RangeOperators.EQUAL),
                    (DateRange("holds_from", "holds_to", Value("[)")), RangeOperators.OVERLAPS),
                ],
                condition=Q(state="agreed"),
            ),
            models.CheckConstraint(
                condition=Q(holds_to=None) | Q(holds_to__gte=F("holds_from")),
                name="terms_do_not_end_before_they_hold",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="a_mission_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(price=F("rate") + F("fee"), rate__gt=0, fee__gte=0),
                name="the_agreed_price_is_rate_plus_fee",
            ),
            models.CheckConstraint(condition=Q(days__gt=0), name="terms_last_half_a_day_at_least"),
            models.CheckConstraint(
                condition=Q(expenses_cap__gte=0), name="expenses_are_capped_from_zero_on"
            ),
            models.CheckConstraint(
                condition=Q(discount=0, discount_days=0)
                | Q(model="resale", discount__gt=0, discount_days__gt=0),
                name="a_discount_is_ours_and_counted_in_days",
            ),
            models.CheckConstraint(
                condition=Q(model="resale", promise_working_days__gte=1)
                | Q(model="agency", promise_working_days=None),
                name="only_resale_promises_a_payment",
            ),
            models.CheckConstraint(
                condition=Q(payment_method__in=PaymentMethod.values),
                name="payment_is_counted_in_a_known_way",
            ),
            models.CheckConstraint(
                condition=~Q(state="agreed") | Q(agreed_at__isnull=False),
                name="agreed_terms_are_dated",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mission_id} v{self.version}"

    @property
    def is_resale(self) -> bool:
        return self.model == LegalModel.RESALE

    @property
    def line(self) -> FeeLine:
        """The line of money of a day, the same for all three."""
        return FeeLine(self.rate, self.fee, self.price, self.percent, self.basis)

    @property
    def in_all(self) -> FeeLine:
        """The same line over all the days agreed: exact, since a half of two cents is a cent."""
        rate, price = to_cents(self.rate * self.days), to_cents(self.price * self.days)
        return FeeLine(rate, price - rate, price, self.percent, self.basis)

    @property
    def due_to_member(self) -> Decimal:
        """What the member's side of the contract is worth, excluding tax."""
        return self.in_all.rate
