"""An e-invoice that reached us: read, shown, then tied to who is to be paid, or set aside."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.core.about import About, AboutQuerySet
from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.persons.models import Person
from ensemble.money.invoicing.models.invoice import Invoice
from ensemble.people.profiles.models import Member

ARRIVAL_MOVES = Lifecycle({"waiting": {"matched", "set_aside"}, "set_aside": {"waiting"}})


class ArrivalQuerySet(AboutQuerySet):
    def visible_to(self, person: Person | None) -> "ArrivalQuerySet":
        return self.all() if person and has_role(person, "finance") else self.none()

    def still_waiting(self) -> "ArrivalQuerySet":
        return self.filter(state="waiting")


class Arrival(About):
    """What its XML says, in columns; the file stays as it came."""

    LIFECYCLE = ARRIVAL_MOVES

    class Syntax(models.TextChoices):
        FACTUR_X = "factur-x", "Factur-X"
        CII = "cii", "CII"
        UBL = "ubl", "UBL"

    public_id = PublicId()
    state = models.CharField(max_length=9, default="waiting")
    syntax = models.CharField(max_length=8, choices=Syntax)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    flow_id = models.CharField(max_length=36, null=True, unique=True)
    kind = models.CharField(max_length=3)
    number = models.CharField(max_length=100)
    issued_on = models.DateField()
    due_on = models.DateField(null=True)
    seller_name = models.CharField(max_length=300)
    seller_siren = models.CharField(max_length=9, blank=True)
    seller_vat_number = models.CharField(max_length=20, blank=True)
    buyer_siren = models.CharField(max_length=9, blank=True)
    purchase_order = models.CharField(max_length=100, blank=True)
    currency = models.CharField(max_length=3)
    net = models.DecimalField(max_digits=12, decimal_places=2)
    vat = models.DecimalField(max_digits=12, decimal_places=2)
    gross = models.DecimalField(max_digits=12, decimal_places=2)
    findings = models.JSONField(default=list)
    member = models.ForeignKey(Member, models.PROTECT, null=True, related_name="+")
    about_label = models.CharField(max_length=60, blank=True)
    about_id = models.BigIntegerField(null=True)
    invoice = models.OneToOneField(Invoice, models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=500, blank=True)
    came_at = models.DateTimeField()
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        ordering = ["-came_at", "-pk"]
        constraints = [
            ARRIVAL_MOVES.constraint("arrival_is_in_a_known_state"),
            models.UniqueConstraint("sha256", name="an_arrival_is_kept_once"),
            models.CheckConstraint(
                condition=~Q(state="matched") | Q(member__isnull=False) | ~Q(about_label=""),
                name="a_matched_arrival_says_to_whom",
            ),
            models.CheckConstraint(
                condition=~Q(state="set_aside") | ~Q(reason=""), name="what_is_set_aside_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seller_name} {self.number}"

    @property
    def is_refused(self) -> bool:
        """Its sender read so."""
        return self.statuses.filter(code="210").exists()

    @property
    def state_name(self) -> str:
        return {
            "waiting": _("To match"),
            "matched": _("Matched"),
            "set_aside": pgettext_lazy("state", "Set aside"),
        }[self.state]
