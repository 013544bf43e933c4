"""An entry written by hand: one person of finance prepares it, another posts it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.money.ledger.models.books import Journal
from ensemble.money.ledger.models.entries import Entry

MANUAL_MOVES = Lifecycle({"prepared": {"posted", "set_aside"}})


class ManualEntryQuerySet(models.QuerySet):
    def prepared(self) -> "ManualEntryQuerySet":
        return self.filter(state="prepared")


class ManualEntry(models.Model):
    """`lines` is what will be posted: `{account, party, debit, credit}`, amounts as written."""

    LIFECYCLE = MANUAL_MOVES

    public_id = PublicId()
    state = models.CharField(max_length=9, default="prepared")
    journal = models.ForeignKey(Journal, models.PROTECT, related_name="+")
    on = models.DateField()
    label = models.CharField(max_length=200)
    piece = models.CharField(max_length=60, blank=True)
    lines = models.JSONField()
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    entry = models.OneToOneField(Entry, models.PROTECT, null=True, related_name="+")

    objects = ManualEntryQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            MANUAL_MOVES.constraint("manual_entry_is_in_a_known_state"),
            models.CheckConstraint(
                condition=~Q(state="posted")
                | (
                    Q(entry__isnull=False, decided_by__isnull=False)
                    & ~Q(decided_by=F("prepared_by"))
                ),
                name="two_people_post_by_hand",
            ),
            models.CheckConstraint(
                condition=Q(state="prepared")
                | Q(decided_by__isnull=False, decided_at__isnull=False),
                name="a_manual_entry_decided_says_by_whom",
            ),
        ]

    def __str__(self) -> str:
        return self.label
