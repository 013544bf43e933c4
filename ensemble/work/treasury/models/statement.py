"""What the bank says: statements, kept as they came, and their lines."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Abs
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.foundation.files.fields import SealedText
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.persons.models import Person
from ensemble.work.treasury.models.account import OperatorAccount, mask

STATEMENT_MOVES = Lifecycle({"previewed": {"recorded", "discarded"}})


class TableMapping(models.Model):
    """How the CSV of one account is read, kept for the next one (see `formats.table.Mapping`)."""

    account = models.OneToOneField(OperatorAccount, models.PROTECT, related_name="+")
    reading = models.JSONField()
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"CSV, {self.account}"


class StatementQuerySet(models.QuerySet):
    def visible_to(self, person: Person | None) -> "StatementQuerySet":
        return self.all() if has_role(person, "finance") else self.none()

    def recorded(self) -> "StatementQuerySet":
        return self.filter(state="recorded")


class Statement(models.Model):
    """One file, shown before it is recorded. The original stays, under its SHA-256."""

    LIFECYCLE = STATEMENT_MOVES

    class Format(models.TextChoices):
        CAMT = "camt", "camt.053 / camt.054"
        OFX = "ofx", "OFX"
        TABLE = "csv", "CSV"

    public_id = PublicId()
    state = models.CharField(max_length=9, default="previewed")
    account = models.ForeignKey(OperatorAccount, models.PROTECT, related_name="+")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    format = models.CharField(max_length=4, choices=Format)
    number = models.CharField(max_length=80, blank=True)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    opening = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    closing = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    imported_at = models.DateTimeField()
    recorded_at = models.DateTimeField(null=True, blank=True)
    matched_at = models.DateTimeField(null=True, blank=True)

    objects = StatementQuerySet.as_manager()

    class Meta:
        ordering = ["-to_on", "-pk"]
        constraints = [
            STATEMENT_MOVES.constraint("statement_is_in_a_known_state"),
            models.UniqueConstraint(
                fields=["account", "sha256"],
                condition=Q(state="recorded"),
                name="a_statement_is_recorded_once",
            ),
            models.CheckConstraint(
                condition=~Q(state="recorded") | Q(recorded_at__isnull=False),
                name="a_recorded_statement_is_dated",
            ),
        ]

    def __str__(self) -> str:
        return self.number or self.sha256[:12]


class BankLineQuerySet(models.QuerySet):
    def visible_to(self, person: Person | None) -> "BankLineQuerySet":
        return self.all() if has_role(person, "finance") else self.none()

    def unexplained(self) -> "BankLineQuerySet":
        """Those of which something is left to explain."""
        return self.filter(left__gt=0)


class BankLine(models.Model):
    """One movement. `amount` is signed, above zero when money came in; `left` is what no match
    explains yet, never below zero. `fingerprint` is the same in every file that tells the movement.

    The other party's number is sealed; `other_mark` lets two of them be compared, not read.
    """

    class Note(models.TextChoices):
        NONE = "", ""
        CURRENCY = "currency", _("Another currency than that of the account")
        SECOND_DEBIT = "second_debit", _("This payment had already left: a second debit")
        OTHER_AMOUNT = "other_amount", _("The amount is not the one that was ordered")
        AMBIGUOUS = "ambiguous", _("Several invoices answer to it")

    public_id = PublicId()
    statement = models.ForeignKey(Statement, models.PROTECT, related_name="lines")
    account = models.ForeignKey(OperatorAccount, models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    booked_on = models.DateField()
    value_on = models.DateField(null=True, blank=True)
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    left = models.DecimalField(max_digits=14, decimal_places=2)
    currency = models.CharField(max_length=3, default="EUR")
    reference = models.CharField(max_length=80, blank=True)
    end_to_end_id = models.CharField(max_length=35, blank=True)
    other_name = models.CharField(max_length=140, blank=True)
    other_iban = SealedText(null=True)
    other_mark = models.CharField(max_length=64, blank=True)
    words = models.CharField(max_length=500, blank=True)
    code = models.CharField(max_length=40, blank=True)
    returned = models.BooleanField(default=False)
    reason = models.CharField(max_length=20, blank=True)
    note = models.CharField(max_length=12, choices=Note, blank=True)
    fingerprint = models.CharField(max_length=64)

    objects = BankLineQuerySet.as_manager()

    class Meta:
        ordering = ["-booked_on", "-pk"]
        indexes = [
            models.Index(fields=["-booked_on"], condition=Q(left__gt=0), name="lines_to_explain"),
            models.Index(fields=["statement", "position"], name="lines_of_a_statement"),
            models.Index(fields=["other_mark"], name="lines_of_another_account"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "fingerprint"], name="a_movement_is_kept_once"
            ),
            models.CheckConstraint(condition=~Q(amount=0), name="a_bank_line_moves_something"),
            models.CheckConstraint(
                condition=Q(left__gte=0, left__lte=Abs(F("amount"))),
                name="no_more_is_explained_than_moved",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.booked_on} {self.amount}"

    @property
    def came_in(self) -> bool:
        return self.amount > 0

    @property
    def masked(self) -> str:
        return mask(self.other_iban or "")
