"""Where a business is paid: sealed numbers, a hold, and a second person."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.foundation.files.fields import SealedText
from ensemble.foundation.persons.models import Person
from ensemble.people.compliance.models.businesses import Business

ACCOUNT_MOVES = Lifecycle(
    {
        "held": {"active", "refused", "withdrawn"},
        "active": {"replaced"},
    }
)


class BankAccountQuerySet(models.QuerySet):
    def visible_to(self, person: Person | None) -> "BankAccountQuerySet":
        """Its owner and finance; to anyone else it does not exist."""
        if person is None:
            return self.none()
        return self if has_role(person, "finance") else self.filter(business__member__person=person)

    def held(self) -> "BankAccountQuerySet":
        return self.filter(state="held")

    def with_names(self) -> "BankAccountQuerySet":
        return self.select_related("business__member__person", "changed_by", "released_by")


class BankAccountManager(models.Manager.from_queryset(BankAccountQuerySet)):
    def get_queryset(self) -> BankAccountQuerySet:
        """The number stays in the database until someone asks for it by name."""
        return super().get_queryset().defer("iban")


class BankAccount(models.Model):
    class State(models.TextChoices):
        HELD = "held", _("On hold")
        ACTIVE = "active", _("In use")
        REPLACED = "replaced", _("Replaced")
        REFUSED = "refused", _("Not confirmed")
        WITHDRAWN = "withdrawn", _("Taken back")

    LIFECYCLE = ACCOUNT_MOVES

    public_id = PublicId()
    business = models.ForeignKey(Business, models.PROTECT, related_name="accounts")
    state = models.CharField(max_length=10, choices=State, default=State.HELD)
    iban = SealedText(help_text="Class 3: `actions.reading.read_iban` says who read it.")
    masked = models.CharField(max_length=20, help_text="FR76 •••• 0189")
    bic = models.CharField(max_length=11, blank=True)
    bank = models.CharField(max_length=120, blank=True)
    holder = models.CharField(max_length=140)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()
    held_until = models.DateTimeField()
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    released_at = models.DateTimeField(null=True, blank=True)
    called = models.CharField(max_length=200, blank=True, help_text="Who was called, on what.")
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(max_length=300, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = BankAccountManager()

    class Meta:
        ordering = ["-changed_at", "-pk"]
        constraints = [
            ACCOUNT_MOVES.constraint("bank_account_state_is_known"),
            models.UniqueConstraint(
                "business", condition=Q(state="active"), name="one_account_in_use"
            ),
            models.UniqueConstraint(
                "business", condition=Q(state="held"), name="one_account_on_hold"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["active", "replaced"])
                | (Q(released_by__isnull=False, released_at__gte=F("held_until")) & ~Q(called="")),
                name="an_account_in_use_was_released_after_its_hold",
            ),
            models.CheckConstraint(
                condition=Q(released_by=None) | ~Q(released_by=F("changed_by")),
                name="whoever_changed_an_account_never_releases_it",
            ),
            models.CheckConstraint(
                condition=~Q(state="refused") | (Q(refused_by__isnull=False) & ~Q(reason="")),
                name="a_refused_account_says_why",
            ),
            models.CheckConstraint(
                condition=Q(held_until__gt=F("changed_at")), name="a_hold_lasts"
            ),
        ]

    def __str__(self) -> str:
        return self.masked
