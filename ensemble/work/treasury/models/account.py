"""The operator's own accounts: from which members are paid, and on which clients pay."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle

ACCOUNT_MOVES = Lifecycle({"proposed": {"open", "closed"}, "open": {"closed"}})


class OperatorAccountQuerySet(models.QuerySet):
    def open(self) -> "OperatorAccountQuerySet":
        return self.filter(state="open")


class OperatorAccount(models.Model):
    """Proposed by one person of finance, opened by another. Its number stands on every invoice we
    send: it is no secret. `holder` and the address are what our files say of whoever pays."""

    LIFECYCLE = ACCOUNT_MOVES

    public_id = PublicId()
    state = models.CharField(max_length=8, default="proposed")
    label = models.CharField(max_length=80)
    holder = models.CharField(max_length=140)
    iban = models.CharField(max_length=34)
    bic = models.CharField(max_length=11, blank=True)
    street = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=16, blank=True)
    city = models.CharField(max_length=80, blank=True)
    country = models.CharField(max_length=2, default="FR")
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    opened_at = models.DateTimeField(null=True, blank=True)

    objects = OperatorAccountQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            ACCOUNT_MOVES.constraint("operator_account_is_in_a_known_state"),
            models.UniqueConstraint(
                fields=["iban"],
                condition=~Q(state="closed"),
                name="one_operator_account_an_iban",
            ),
            models.CheckConstraint(
                condition=~Q(state="open") | Q(opened_by__isnull=False, opened_at__isnull=False),
                name="an_open_account_was_opened_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(opened_by=None) | ~Q(opened_by=F("proposed_by")),
                name="two_people_open_an_account",
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def masked(self) -> str:
        return mask(self.iban)

    @property
    def by_fours(self) -> str:
        """The whole number as banks print it: `FR76 3000 6000 …`."""
        return " ".join(self.iban[at : at + 4] for at in range(0, len(self.iban), 4))


def mask(iban: str) -> str:
    """Enough to recognise an account, too little to use it: `FR76 •••• 0189`."""
    return f"{iban[:4]} •••• {iban[-4:]}" if len(iban) > 8 else ""
