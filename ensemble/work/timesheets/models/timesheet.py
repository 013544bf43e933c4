"""The days of one mission in one month, in halves; declared by the member, approved by the client."""

import hashlib
from datetime import date, timedelta
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Q

from ensemble.foundation.accounts.access import seats_of
from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.foundation.persons.models import Person
from ensemble.money.invoicing.models import Invoice
from ensemble.work.missions.models import Mission

NO_DAY = Decimal("0.0")
TIMESHEET_MOVES = Lifecycle({"draft": {"submitted"}, "submitted": {"draft", "approved"}})
BILLING_MOVES = Lifecycle({"held": {"billed", "awaiting_member"}, "awaiting_member": {"billed"}})


class TimesheetQuerySet(models.QuerySet):
    def visible_to(self, person: Person | None) -> "TimesheetQuerySet":
        """Whoever may read the mission, and whom the client lets approve days for the company; a
        draft is its member's alone."""
        if person is None:
            return self.none()
        delegated = [one.organisation_id for one in seats_of(person) if one.approval_limit]
        missions = Mission.objects.visible_to(person).order_by().values("pk")
        there = self.filter(Q(mission__in=missions) | Q(mission__organisation__in=delegated))
        return there.exclude(~Q(mission__member__person=person), state="draft")

    def awaiting(self) -> "TimesheetQuerySet":
        """Submitted, with a day at least that nobody has answered for."""
        return self.filter(state="submitted").order_by("submitted_at", "pk")

    def of(self, mission: Mission) -> "TimesheetQuerySet":
        return self.filter(mission=mission)

    def ready_to_read(self) -> "TimesheetQuerySet":
        parties = ("mission__member__person", "mission__member__card", "mission__organisation")
        return self.select_related(*parties, "submitted_to").prefetch_related("days", "expenses")


class Timesheet(models.Model):
    """Days are a billing fact: nothing about a person is ever computed from them."""

    LIFECYCLE = TIMESHEET_MOVES

    public_id = PublicId()
    mission = models.ForeignKey(Mission, models.PROTECT, related_name="+")
    month = models.DateField()
    state = models.CharField(max_length=9, default="draft")
    progress = models.TextField(blank=True)
    begun_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    submitted_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True)

    objects = TimesheetQuerySet.as_manager()

    class Meta:
        ordering = ["-month", "pk"]
        constraints = [
            TIMESHEET_MOVES.constraint("timesheet_is_in_a_known_state"),
            models.UniqueConstraint("mission", "month", name="one_timesheet_a_mission_and_month"),
            models.CheckConstraint(
                condition=Q(month__day=1), name="a_timesheet_begins_with_its_month"
            ),
            models.CheckConstraint(
                condition=Q(state="draft")
                | Q(submitted_at__isnull=False, submitted_to__isnull=False),
                name="what_is_submitted_is_dated_and_sent_to_someone",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved") | Q(approved_at__isnull=False),
                name="an_approved_timesheet_is_dated",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mission}, {self.month:%Y-%m}"

    @property
    def ends_on(self) -> date:
        """The last day of the month."""
        return (self.month + timedelta(days=31)).replace(day=1) - timedelta(days=1)

    def halves(self, *states: str) -> Decimal:
        """How many days stand in those states: 17.5, and less for what a correction takes back."""
        return sum((day.quantity for day in self.days.all() if day.state in states), NO_DAY)

    @property
    def open_days(self) -> Decimal:
        return self.halves("declared")

    @property
    def approved_days(self) -> Decimal:
        return self.halves("approved")

    @property
    def said_days(self) -> Decimal:
        """What the month counts as it stands, for whoever leafs through months: a day set aside is not in it."""
        return (
            self.approved_days if self.state == "approved" else self.open_days + self.approved_days
        )

    @property
    def is_answered(self) -> bool:
        """Nothing of it can come back to its member: what is missing is added afterwards."""
        return self.state == "approved" or self.approvals.exists()

    def fingerprint(self) -> str:
        """What an approval approves, in a few signs: days and expenses as they stand."""
        days = sorted((str(day.on), str(day.quantity), day.state) for day in self.days.all())
        costs = sorted((str(one.public_id), str(one.net), one.state) for one in self.expenses.all())
        written = repr((str(self.public_id), days, costs))
        return hashlib.sha256(written.encode()).hexdigest()


class Approval(models.Model):
    """One client's yes to the days that stood then, and the invoices that came of it.

    `takes_back`: its corrections take back as much as it adds, or more. What is taken back is then
    credited on the invoices that billed it (`credits`), and only what is added makes an invoice.
    """

    LIFECYCLE = BILLING_MOVES

    class Channel(models.TextChoices):
        SESSION = "session", "session"
        LINK = "link", "link"

    public_id = PublicId()
    timesheet = models.ForeignKey(Timesheet, models.PROTECT, related_name="approvals")
    state = models.CharField(max_length=15, default="held")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    channel = models.CharField(max_length=7, choices=Channel, default="session")
    fingerprint = models.CharField(max_length=64)
    days = models.DecimalField(max_digits=4, decimal_places=1)
    client_invoice = models.OneToOneField(Invoice, models.PROTECT, null=True, related_name="+")
    member_invoice = models.OneToOneField(Invoice, models.PROTECT, null=True, related_name="+")
    promised_on = models.DateField(null=True)
    takes_back = models.BooleanField(default=False)
    held_because = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            BILLING_MOVES.constraint("an_approval_is_billed_or_waits"),
            models.UniqueConstraint(
                "timesheet", "fingerprint", name="the_same_days_are_approved_once"
            ),
            models.CheckConstraint(
                condition=~Q(state="held") | ~Q(held_because=""), name="what_is_held_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(state="billed")
                | Q(takes_back=True)
                | Q(client_invoice__isnull=False, member_invoice__isnull=False),
                name="billed_means_both_invoices",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.timesheet}: {self.days}"

    @property
    def was_refused(self) -> bool:
        """Finance refused the invoice that its member sent: she sends another in its place."""
        return self.member_invoice is not None and self.member_invoice.state == "refused"

    @property
    def has_hers(self) -> bool:
        return self.member_invoice is not None and not self.was_refused


class ApprovalCredit(models.Model):
    """A credit note that an approval made, on the invoice that had billed the days it takes back."""

    class Side(models.TextChoices):
        CLIENT = "client", "client"
        MEMBER = "member", "member"

    approval = models.ForeignKey(Approval, models.PROTECT, related_name="credits")
    side = models.CharField(max_length=6, choices=Side)
    invoice = models.OneToOneField(Invoice, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.approval}: {self.invoice}"
