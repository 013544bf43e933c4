"""A pay run, its payments, and why others wait."""

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.foundation.files.fields import SealedText
from ensemble.foundation.persons.models import Person
from ensemble.money.invoicing.models import Invoice, Settlement
from ensemble.people.compliance.models import BankAccount
from ensemble.people.profiles.models import Member
from ensemble.work.contracts.models import Terms
from ensemble.work.treasury.models.account import OperatorAccount, mask
from ensemble.work.treasury.reasons import Reason

RUN_MOVES = Lifecycle(
    {"draft": {"submitted", "dropped"}, "submitted": {"approved", "draft", "dropped"}}
)
PAYMENT_MOVES = Lifecycle(
    {
        "included": {"ordered", "left_out"},
        "ordered": {"paid", "returned"},
        "paid": {"ordered", "returned"},
    }
)
LIVE = ("included", "ordered")


class PayRunQuerySet(models.QuerySet):
    def visible_to(self, person: Person | None) -> "PayRunQuerySet":
        return self.all() if has_role(person, "finance") else self.none()

    def waiting(self) -> "PayRunQuerySet":
        return self.filter(state__in=("draft", "submitted"))

    def ready_to_read(self) -> "PayRunQuerySet":
        return self.select_related("account", "prepared_by", "submitted_by", "approved_by")


class PayRun(models.Model):
    """What the bank will be asked, prepared by one person and approved by another.

    From `submitted` on, `count`, `total` and `sha256` are those of the one file that these rows
    give; `message_id` and `submitted_at` are written in it.
    """

    LIFECYCLE = RUN_MOVES

    public_id = PublicId()
    state = models.CharField(max_length=9, default="draft")
    account = models.ForeignKey(OperatorAccount, models.PROTECT, related_name="+")
    pay_on = models.DateField()
    message_id = models.CharField(max_length=35, unique=True)
    count = models.PositiveIntegerField(default=0)
    total = models.DecimalField(max_digits=14, decimal_places=2, default=Decimal("0.00"))
    sha256 = models.CharField(max_length=64, blank=True)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    submitted_at = models.DateTimeField(null=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    approved_at = models.DateTimeField(null=True)

    objects = PayRunQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            RUN_MOVES.constraint("pay_run_is_in_a_known_state"),
            models.UniqueConstraint(
                fields=["account"],
                condition=Q(state__in=("draft", "submitted")),
                name="one_pay_run_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("submitted", "approved"))
                | Q(submitted_by__isnull=False, submitted_at__isnull=False, count__gt=0)
                & Q(sha256__regex=r"^[0-9a-f]{64}$"),
                name="a_submitted_run_is_counted_and_hashed",
            ),
            models.CheckConstraint(
                condition=~Q(state="approved")
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="an_approved_run_is_dated",
            ),
            models.CheckConstraint(
                condition=Q(approved_by=None)
                | ~Q(approved_by=F("prepared_by")) & ~Q(approved_by=F("submitted_by")),
                name="two_people_make_a_pay_run",
            ),
        ]

    def __str__(self) -> str:
        return self.message_id

    @property
    def file_name(self) -> str:
        return f"{self.message_id}.xml"


class PaymentQuerySet(models.QuerySet):
    def visible_to(self, person: Person | None) -> "PaymentQuerySet":
        """Finance; and the member who is paid, once it is sure."""
        if person is None:
            return self.none()
        if has_role(person, "finance"):
            return self.all()
        return self.filter(member__person=person).exclude(state="included", run__state="draft")

    def live(self) -> "PaymentQuerySet":
        """Those that are, or are about to be, in the hands of the bank."""
        return self.filter(state__in=LIVE)

    def in_file_order(self) -> "PaymentQuerySet":
        return self.exclude(state="left_out").order_by("end_to_end_id")


class Payment(models.Model):
    """One invoice of a member, paid whole. What the file says is frozen here when the row is born
    (a trigger of the database refuses any change); only `state` and its dates move.

    `model` repeats the legal model of the terms, and can only be resale: in agency the money is the
    client's and the member's, and nothing is advanced by us.
    """

    LIFECYCLE = PAYMENT_MOVES

    public_id = PublicId()
    state = models.CharField(max_length=8, default="included")
    run = models.ForeignKey(PayRun, models.PROTECT, related_name="payments")
    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, related_name="+")
    terms = models.ForeignKey(Terms, models.PROTECT, related_name="+")
    model = models.CharField(max_length=6, default="resale")
    bank_account = models.ForeignKey(BankAccount, models.PROTECT, related_name="+")
    end_to_end_id = models.CharField(max_length=35, unique=True)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    name = models.CharField(max_length=200)
    iban = SealedText()
    bic = models.CharField(max_length=11, blank=True)
    street = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=16, blank=True)
    city = models.CharField(max_length=80, blank=True)
    country = models.CharField(max_length=2, default="FR")
    words = models.CharField(max_length=140)
    settlement = models.ForeignKey(Settlement, models.PROTECT, null=True, related_name="+")
    promised_on = models.DateField(null=True, blank=True)
    paid_on = models.DateField(null=True, blank=True)
    returned_on = models.DateField(null=True, blank=True)
    return_reason = models.CharField(max_length=200, blank=True)

    objects = PaymentQuerySet.as_manager()

    class Meta:
        ordering = ["end_to_end_id"]
        constraints = [
            PAYMENT_MOVES.constraint("payment_is_in_a_known_state"),
            models.UniqueConstraint(
                fields=["invoice"],
                condition=Q(state__in=LIVE),
                name="an_invoice_is_in_one_live_run",
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_payment_pays_something"),
            models.CheckConstraint(
                condition=Q(model="resale"), name="nothing_in_agency_advances_money"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=("ordered", "paid")) | Q(settlement__isnull=False),
                name="an_ordered_payment_settles_its_invoice",
            ),
            models.CheckConstraint(
                condition=~Q(state="paid") | Q(paid_on__isnull=False),
                name="a_paid_payment_is_dated",
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | Q(returned_on__isnull=False),
                name="a_returned_payment_is_dated",
            ),
        ]

    def __str__(self) -> str:
        return self.end_to_end_id

    @property
    def masked(self) -> str:
        return mask(self.iban)


class Exclusion(models.Model):
    """Why an invoice was not taken into a run. Its owner reads the same sentence as finance."""

    run = models.ForeignKey(PayRun, models.CASCADE, related_name="exclusions")
    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="+")
    code = models.CharField(max_length=30)
    detail = models.CharField(max_length=300, blank=True)
    who = models.CharField(max_length=260, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["run", "invoice", "code"], name="a_reason_is_given_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.invoice}: {self.code}"

    @classmethod
    def of(cls, run: PayRun, invoice: Invoice, reason: Reason) -> "Exclusion":
        who, detail = reason.who[:260], reason.detail[:300]
        days = {"since": reason.since, "until": reason.until}
        return cls(run=run, invoice=invoice, code=reason.code, detail=detail, who=who, **days)

    @property
    def reason(self) -> Reason:
        return Reason(self.code, self.detail, self.who, self.since, self.until)


class Download(models.Model):
    """Who took the file, when: the second person to come reads the first one's name."""

    run = models.ForeignKey(PayRun, models.PROTECT, related_name="downloads")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.run} {self.at:%F}"
