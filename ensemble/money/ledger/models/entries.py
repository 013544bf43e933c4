"""Entries and their lines: written once, never changed, never removed (database triggers).

Foreign keys without an index of their own are served by a constraint that begins with them.
"""

from datetime import date
from decimal import Decimal
from typing import Self

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.core.about import pointing_at
from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.persons.models import Person
from ensemble.money.ledger.models.books import Book
from ensemble.money.ledger.models.chart import Account
from ensemble.money.ledger.parties import party_of

HUNDRED = Decimal(100)


class Pointing(models.Model):
    """What a row is about, when it is about something of an upper app."""

    about_label = models.CharField(max_length=60, blank=True)
    about_id = models.BigIntegerField(null=True)

    class Meta:
        abstract = True

    @property
    def about(self) -> models.Model | None:
        if not self.about_label:
            return None
        model = apps.get_model(self.about_label)
        return model._base_manager.filter(pk=self.about_id).first()


ABOUT_SOMETHING_OR_NOTHING = Q(about_label="", about_id=None) | (
    ~Q(about_label="") & Q(about_id__isnull=False)
)


class EntryQuerySet(models.QuerySet):
    def visible_to(self, person: Person | None) -> Self:
        """Finance reads all of them; a member those that name her."""
        if person is None:
            return self.none()
        if has_role(person, "finance"):
            return self.all()
        return self.of_party(party) if (party := party_of(person)) else self.none()

    def of_party(self, party: str) -> Self:
        named = Line.objects.filter(entry=OuterRef("pk"), party=party)
        return self.filter(Exists(named))

    def about(self, thing: models.Model) -> Self:
        """Those that are about `thing`, as a whole or by one of their lines."""
        about = Line.objects.filter(entry=OuterRef("pk"), **pointing_at(thing))
        return self.filter(Q(**pointing_at(thing)) | Exists(about))

    def ready_to_read(self) -> Self:
        lines = models.Prefetch("lines", Line.objects.select_related("account"))
        return self.select_related("book__journal", "by").prefetch_related(lines)


class Entry(Pointing):
    """`number` has no gap in its book. `hash` covers everything written here, the lines, and the
    hash before: `previous`. `key` makes a posting tried again find the first."""

    WRITTEN_ONCE = True  # `grant_rights` leaves the application's role no way to change it

    public_id = PublicId()
    book = models.ForeignKey(Book, models.PROTECT, related_name="entries", db_index=False)
    number = models.PositiveIntegerField()
    on = models.DateField()
    label = models.CharField(max_length=200)
    piece = models.CharField(max_length=60, blank=True)
    piece_on = models.DateField()
    key = models.CharField(max_length=200)
    reverses = models.OneToOneField("self", models.PROTECT, null=True, related_name="reversed_by")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=False
    )
    at = models.DateTimeField()
    size = models.PositiveIntegerField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["on", "id"], name="entries_by_day"),
            models.Index(
                fields=["about_label", "about_id"],
                name="entries_about",
                condition=Q(about_id__isnull=False),
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["book", "number"], name="one_entry_a_number"),
            models.UniqueConstraint(fields=["key"], name="one_entry_a_key"),
            models.CheckConstraint(condition=Q(number__gte=1), name="entries_count_from_one"),
            models.CheckConstraint(condition=Q(size__gte=2), name="an_entry_has_two_sides"),
            models.CheckConstraint(condition=~Q(label=""), name="an_entry_says_what_it_is"),
            models.CheckConstraint(
                condition=ABOUT_SOMETHING_OR_NOTHING, name="an_entry_is_about_something_or_nothing"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """VE-2026-000123: what is written on papers and in the export."""
        return f"{self.book.journal_id}-{self.book.year_id}-{self.number:06d}"

    @property
    def total(self) -> Decimal:
        return sum((line.debit for line in self.lines.all()), Decimal("0.00"))


class LineQuerySet(models.QuerySet):
    def until(self, on: date) -> Self:
        """Everything posted on or before that day."""
        return self.filter(on__lte=on)

    def about(self, thing: models.Model) -> Self:
        return self.filter(**pointing_at(thing))


class Line(Pointing):
    """`cents` above zero is a debit, below a credit; `on` is the day of its entry."""

    WRITTEN_ONCE = True

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="lines", db_index=False)
    position = models.PositiveIntegerField()
    on = models.DateField()
    account = models.ForeignKey(Account, models.PROTECT, related_name="+", db_index=False)
    party = models.CharField(max_length=40, blank=True)
    cents = models.BigIntegerField()

    objects = LineQuerySet.as_manager()

    class Meta:
        ordering = ["entry", "position"]
        indexes = [
            models.Index(fields=["account", "on"], include=["cents"], name="lines_of_an_account"),
            models.Index(
                fields=["party", "account", "on"],
                include=["cents"],
                name="lines_of_a_party",
                condition=~Q(party=""),
            ),
            models.Index(
                fields=["about_label", "about_id"],
                name="lines_about",
                condition=Q(about_id__isnull=False),
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["entry", "position"], name="one_line_a_position"),
            models.CheckConstraint(condition=~Q(cents=0), name="a_line_moves_something"),
            models.CheckConstraint(
                condition=ABOUT_SOMETHING_OR_NOTHING, name="a_line_is_about_something_or_nothing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.amount}"

    @property
    def amount(self) -> Decimal:
        """Debits above zero, credits below."""
        return Decimal(self.cents) / HUNDRED

    @property
    def debit(self) -> Decimal:
        return max(self.amount, Decimal("0.00"))

    @property
    def credit(self) -> Decimal:
        return max(-self.amount, Decimal("0.00"))

    @property
    def towards_them(self) -> Decimal:
        """As its party reads it: what is owed to them above zero."""
        return -self.amount
