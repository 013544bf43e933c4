"""An invoice: written once, numbered once, never changed (a trigger of the database sees to it)."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.core.about import About
from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.foundation.files.models import StoredFile
from ensemble.money.invoicing.models.documents import BilledLine, Frozen, Note, Party, VatGroup
from ensemble.money.invoicing.models.finding import MONEY, InvoiceQuerySet
from ensemble.money.invoicing.models.kinds import Flow, Kind
from ensemble.money.invoicing.models.mandate import Mandate
from ensemble.money.invoicing.models.owed import Owed
from ensemble.money.invoicing.models.series import Series
from ensemble.people.profiles.models import Member

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


class Invoice(Owed, About):
    """The content is frozen; `state` and the columns of its moves are all that changes.

    Amounts are positive, a credit note's too: `sign` says which way they go. What is paid,
    credited or lost are rows beside it (`Settlement`), and so is what is contested (`Contest`).
    `replaces`: the one that no longer counts, in the place of which this one was issued.
    """

    LIFECYCLE = INVOICE_MOVES
    NEVER_REMOVED = True  # `grant_rights` leaves the application's role no way to delete it

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
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by")
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
    discount_until = models.DateField(null=True, blank=True)
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
                condition=Q(gross__gte=0, vat__gte=0), name="an_invoice_is_never_below_zero"
            ),
            models.CheckConstraint(
                condition=Q(discount=0, discount_until=None)
                | Q(discount__gt=0, discount__lt=100, discount_until__lt=F("due_on")),
                name="a_discount_is_for_whoever_pays_early",
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
