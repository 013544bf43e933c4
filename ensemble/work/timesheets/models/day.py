"""What a timesheet is made of: days in halves, and what was spent for the client."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Sum

from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.foundation.files.models import StoredFile
from ensemble.work.timesheets.models.timesheet import Approval, Timesheet

HALF, WHOLE, NO_DAY = Decimal("0.5"), Decimal("1.0"), Decimal("0.0")
LINE_MOVES = Lifecycle(
    {
        "declared": {"approved", "disputed", "withdrawn"},
        "disputed": {"declared", "withdrawn"},
    }
)


class DayQuerySet(models.QuerySet):
    def live(self) -> "DayQuerySet":
        return self.exclude(state="withdrawn")

    def of_the_member(self, member_id: int) -> "DayQuerySet":
        """In all the missions of that member."""
        return self.filter(timesheet__mission__member_id=member_id)

    def of_their_month(self) -> "DayQuerySet":
        """Declared with their month; neither a correction nor a forgotten day of another."""
        return self.filter(corrects=None, adds_to=None)

    def afterwards(self) -> "DayQuerySet":
        """Corrections and forgotten days: what a month carries for one that is over."""
        return self.exclude(corrects=None, adds_to=None)

    def total(self) -> Decimal:
        return self.aggregate(total=Sum("quantity"))["total"] or NO_DAY


class Line(models.Model):
    """What the client answers for, day by day and expense by expense."""

    LIFECYCLE = LINE_MOVES

    public_id = PublicId()
    on = models.DateField()
    state = models.CharField(max_length=9, default="declared")
    disputed_because = models.TextField(blank=True)
    disputed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    maintained_because = models.TextField(blank=True)

    class Meta:
        abstract = True
        ordering = ["on", "pk"]
        constraints = [
            LINE_MOVES.constraint("%(class)s_is_in_a_known_state"),
            models.CheckConstraint(
                condition=Q(state="approved", approval__isnull=False)
                | ~Q(state="approved") & Q(approval=None),
                name="an_approved_%(class)s_has_its_approval",
            ),
            models.CheckConstraint(
                condition=~Q(state="disputed")
                | ~Q(disputed_because="") & Q(disputed_by__isnull=False),
                name="a_disputed_%(class)s_says_why_and_by_whom",
            ),
        ]


class Day(Line):
    """A day, or half of one. Once approved it never changes: a correction is another line, which
    adds to it or takes from it (`corrects`), and a forgotten date a line that adds to its month
    (`adds_to`). Both stand in a later month and are approved in their turn."""

    timesheet = models.ForeignKey(Timesheet, models.CASCADE, related_name="days")
    quantity = models.DecimalField(max_digits=2, decimal_places=1)
    corrects = models.ForeignKey("self", models.PROTECT, null=True, related_name="corrections")
    adds_to = models.ForeignKey(Timesheet, models.PROTECT, null=True, related_name="forgotten")
    because = models.TextField(blank=True)
    approval = models.ForeignKey(Approval, models.PROTECT, null=True, related_name="days_approved")

    objects = DayQuerySet.as_manager()

    class Meta(Line.Meta):
        constraints = [
            *Line.Meta.constraints,
            models.UniqueConstraint(
                "timesheet",
                "on",
                condition=Q(corrects=None) & ~Q(state="withdrawn"),
                name="a_day_is_declared_once",
            ),
            models.CheckConstraint(
                condition=Q(quantity__in=[HALF, WHOLE])
                | Q(corrects__isnull=False, quantity__in=[-HALF, -WHOLE]),
                name="days_come_in_halves",
            ),
            models.CheckConstraint(
                condition=Q(corrects=None, adds_to=None) | ~Q(because=""),
                name="a_correction_says_why",
            ),
            models.CheckConstraint(
                condition=Q(corrects=None) | Q(adds_to=None),
                name="a_line_corrects_a_day_or_adds_one",
            ),
            models.UniqueConstraint(
                "adds_to",
                "on",
                condition=~Q(state="withdrawn") & Q(adds_to__isnull=False),
                name="a_forgotten_day_is_added_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on} {self.quantity}"

    @property
    def is_afterwards(self) -> bool:
        return bool(self.corrects_id or self.adds_to_id)


class Expense(Line):
    """Recharged at its cost, with its receipt. Euros; what is billed excludes tax."""

    timesheet = models.ForeignKey(Timesheet, models.CASCADE, related_name="expenses")
    label = models.CharField(max_length=120)
    net = models.DecimalField(max_digits=10, decimal_places=2)
    vat = models.DecimalField(max_digits=10, decimal_places=2, default=0)
    receipt = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    approval = models.ForeignKey(Approval, models.PROTECT, null=True, related_name="recharged")

    class Meta(Line.Meta):
        constraints = [
            *Line.Meta.constraints,
            models.CheckConstraint(
                condition=Q(net__gt=0, vat__gte=0), name="an_expense_costs_something"
            ),
            models.CheckConstraint(
                condition=Q(vat__lte=F("net")), name="the_tax_of_an_expense_is_a_part_of_it"
            ),
        ]

    def __str__(self) -> str:
        return self.label
