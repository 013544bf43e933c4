"""An invoice: written once, numbered once, never changed (a trigger of the database sees to it)."""

from datetime import date, timedelta
from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce

from ensemble.foundation.accounts.access import has_role, seats_of
from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.core.about import About, AboutQuerySet
from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.persons.models import Person
from ensemble.money.invoicing.models.documents import BilledLine, Frozen, Note, Party, VatGroup
from ensemble.money.invoicing.models.mandate import Mandate
from ensemble.money.invoicing.models.series import Series
from ensemble.people.profiles.models import Member

NOTHING = Decimal("0.00")
MONEY = models.DecimalField(max_digits=12, decimal_places=2)
INVOICE_MOVES = Lifecycle(
    {
        "issued": {"ready", "held", "cancelled"},
        "held": {"ready", "cancelled"},
        "ready": {"sent", "cancelled"},
        "sent": {"cancelled"},
        "received": {"accepted", "refused"},
        "accepted": {"refused"},
    }
)


class Kind(models.TextChoices):
    """UNTDID 1001, as far as we write it."""

    INVOICE = "380", "380"
    SELF_BILLED = "389", "389"
    CREDIT = "381", "381"
    SELF_BILLED_CREDIT = "261", "261"
    DEPOSIT = "386", "386"
    CORRECTIVE = "384", "384"

    @property
    def is_credit(self) -> bool:
        return self in {Kind.CREDIT, Kind.SELF_BILLED_CREDIT}


class Flow(models.TextChoices):
    SOLD = "sold", "sold"  # by the operator
    BOUGHT = "bought", "bought"  # by the operator, from a member's business
    MANDATED = "mandated", "mandated"  # a member's business to a client, written by the operator


def settled(on: date | None = None) -> Coalesce:
    """What was settled of each invoice, until that day included."""
    from ensemble.money.invoicing.models.settlement import Settlement

    moves = Settlement.objects.filter(invoice=OuterRef("pk"))
    moves = moves.filter(on__lte=on) if on else moves
    total = moves.order_by().values("invoice").annotate(total=Sum("amount")).values("total")
    return Coalesce(Subquery(total), Value(NOTHING), output_field=MONEY)


class InvoiceQuerySet(AboutQuerySet):
    def visible_to(self, person: Person | None) -> "InvoiceQuerySet":
        """Finance; the member whose invoice it is; buyers of the client, for what it receives."""
        if person is None:
            return self.none()
        if has_role(person, "finance"):
            return self.all()
        bought_for = [seat.organisation_id for seat in seats_of(person) if seat.role == "buyer"]
        return self.filter(
            Q(organisation__in=bought_for) & ~Q(flow=Flow.BOUGHT)
            | Q(member__person=person) & ~Q(flow=Flow.SOLD, organisation__isnull=False)
        )

    def ready_to_read(self) -> "InvoiceQuerySet":
        """With what a line shows: the client, the member, the paper, what is contested."""
        joined = self.select_related("organisation", "member__person", "paper__pdf", "file")
        return joined.prefetch_related("contests")

    def waiting_for_finance(self) -> "InvoiceQuerySet":
        """Received and not compared, held by the rules, or contested."""
        from ensemble.money.invoicing.models.settlement import Contest

        contested = Exists(Contest.objects.filter(invoice=OuterRef("pk"), state="open"))
        return self.filter(Q(state__in=["received", "held"]) | contested)

    def years(self) -> list[int]:
        """Those in which something was issued, the last first."""
        days = self.order_by().dates("issued_on", "year", order="DESC")
        return [day.year for day in days]

    def sold(self) -> "InvoiceQuerySet":
        return self.filter(flow=Flow.SOLD)

    def bought(self) -> "InvoiceQuerySet":
        return self.filter(flow=Flow.BOUGHT)

    def live(self) -> "InvoiceQuerySet":
        """Those that count: neither cancelled nor refused."""
        return self.exclude(state__in=["cancelled", "refused"])

    def credits(self) -> "InvoiceQuerySet":
        return self.filter(kind__in=[Kind.CREDIT, Kind.SELF_BILLED_CREDIT])

    def not_credits(self) -> "InvoiceQuerySet":
        return self.exclude(kind__in=[Kind.CREDIT, Kind.SELF_BILLED_CREDIT])

    def with_open(self, on: date | None = None) -> "InvoiceQuerySet":
        """Adds `settled` and `open` (never negative by construction), at the end of that day."""
        return self.annotate(
            settled=settled(on),
            open=Case(
                When(state__in=["cancelled", "refused"], then=Value(NOTHING)),
                default=F("gross") - F("settled"),
                output_field=MONEY,
            ),
        )

    def still_open(self, on: date | None = None) -> "InvoiceQuerySet":
        issued = self.filter(issued_on__lte=on) if on else self
        return issued.with_open(on).filter(open__gt=0)


class Invoice(About):
    """The content is frozen; `state` and the columns of its moves are all that changes.

    Amounts are positive, a credit note's too: `sign` says which way they go. What is paid,
    credited or lost are rows beside it (`Settlement`), and so is what is contested (`Contest`).
    """

    LIFECYCLE = INVOICE_MOVES

    public_id = PublicId()
    state = models.CharField(max_length=9, default="issued")
    kind = models.CharField(max_length=3, choices=Kind)
    flow = models.CharField(max_length=8, choices=Flow)
    series = models.ForeignKey(Series, models.PROTECT, null=True, related_name="+")
    sequence = models.PositiveIntegerField(null=True)
    number = models.CharField(max_length=35)
    issuer_key = models.CharField(max_length=40)
    issued_on = models.DateField()
    due_on = models.DateField()
    promised_on = models.DateField(null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    seller = Frozen(of=Party)
    buyer = Frozen(of=Party)
    payee = Frozen(of=Party, null=True, blank=True)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="+")
    member = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    mandate = models.ForeignKey(Mandate, models.PROTECT, null=True, related_name="+")
    preceding = models.ForeignKey("self", models.PROTECT, null=True, related_name="credits")
    preceding_number = models.CharField(max_length=35, blank=True)
    preceding_on = models.DateField(null=True, blank=True)
    lines = Frozen(of=BilledLine, many=True)
    vat_groups = Frozen(of=VatGroup, many=True)
    notes = Frozen(of=Note, many=True, default=list)
    vat_due = models.CharField(max_length=10)
    net = MONEY.clone()
    vat = MONEY.clone()
    gross = MONEY.clone()
    discount = models.DecimalField(max_digits=5, decimal_places=2, default=0)
    purchase_order = models.CharField(max_length=60, blank=True)
    contract = models.CharField(max_length=60, blank=True)
    about_label = models.CharField(max_length=60, blank=True)
    about_id = models.BigIntegerField(null=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    key = models.CharField(max_length=120, unique=True)
    digest = models.CharField(max_length=64)
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    issued_at = models.DateTimeField()
    ready_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    reason = models.CharField(max_length=500, blank=True)

    objects = InvoiceQuerySet.as_manager()

    class Meta:
        ordering = ["-issued_on", "-pk"]
        indexes = [
            models.Index(fields=["organisation", "-issued_on"], name="invoices_of_a_client"),
            models.Index(fields=["member", "-issued_on"], name="invoices_of_a_member"),
            models.Index(fields=["about_label", "about_id"], name="invoices_about"),
            models.Index(fields=["flow", "-issued_on"], name="invoices_of_a_flow"),
        ]
        constraints = [
            INVOICE_MOVES.constraint("invoice_is_in_a_known_state"),
            models.UniqueConstraint("issuer_key", "number", name="one_number_an_issuer"),
            models.UniqueConstraint("series", "sequence", name="one_sequence_a_series"),
            models.CheckConstraint(
                condition=Q(number__regex=r"^[A-Za-z0-9+\-_/]{1,35}$"),
                name="a_number_travels_in_plain_signs",
            ),
            models.CheckConstraint(
                condition=Q(gross=F("net") + F("vat")), name="gross_is_net_and_vat"
            ),
            models.CheckConstraint(
                condition=Q(gross__gt=0, vat__gte=0), name="an_invoice_is_worth_something"
            ),
            models.CheckConstraint(condition=Q(due_on__gte=F("issued_on")), name="due_once_issued"),
            models.CheckConstraint(
                condition=~Q(kind__in=["381", "261", "384"])
                | ~Q(preceding_number="") & Q(preceding_on__isnull=False),
                name="a_correction_names_its_original",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["389", "261"]) | Q(mandate__isnull=False),
                name="self_billing_stands_on_a_mandate",
            ),
            models.CheckConstraint(
                condition=Q(series=None, sequence=None)
                | Q(series__isnull=False, sequence__isnull=False),
                name="a_sequence_belongs_to_a_series",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_credit(self) -> bool:
        return Kind(self.kind).is_credit

    @property
    def sign(self) -> int:
        """-1 for a credit note, whose amounts are written positive."""
        return -1 if self.is_credit else 1

    @property
    def settled_amount(self) -> Decimal:
        if "settled" not in self.__dict__:
            self.__dict__["settled"] = self.settlements.aggregate(
                total=Coalesce(Sum("amount"), Value(NOTHING), output_field=MONEY)
            )["total"]
        return self.__dict__["settled"]

    @property
    def open_amount(self) -> Decimal:
        """What is still owed, by its buyer (or to its buyer, for a credit note)."""
        if self.state in {"cancelled", "refused"}:
            return NOTHING
        return self.gross - self.settled_amount

    @property
    def contested_amount(self) -> Decimal:
        """The part that is in dispute: it is neither dunned nor paid."""
        waiting = [one.amount for one in self.contests.all() if one.state == "open"]
        return min(sum(waiting, NOTHING), self.open_amount)

    @property
    def payable_amount(self) -> Decimal:
        return self.open_amount - self.contested_amount

    @property
    def is_disputed(self) -> bool:
        return any(one.state == "open" for one in self.contests.all())

    @property
    def contest_until(self) -> date | None:
        """The last day on which the member may contest what was written in their name."""
        if self.mandate is None:
            return None
        return self.issued_on + timedelta(days=self.mandate.contest_days)

    @property
    def period(self) -> tuple[date, date] | None:
        if self.starts_on is None or self.ends_on is None:
            return None
        return self.starts_on, self.ends_on

    def note(self, code: str) -> str:
        """The text of a mention, '' when it does not stand there."""
        return next((note.text for note in self.notes if note.code == code), "")
