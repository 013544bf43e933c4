"""A paper of the safe: received, read by someone, verified or sent back with a reason."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.core.lifecycle import Lifecycle
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.persons.models import Person
from ensemble.people.compliance.models.businesses import Business

DOCUMENT_MOVES = Lifecycle(
    {
        "received": {"verified", "rejected", "withdrawn", "refused"},
        "verified": {"rejected"},  # read again, and found wanting
    }
)


class DocumentQuerySet(models.QuerySet):
    def visible_to(self, person: Person | None) -> "DocumentQuerySet":
        """The member it belongs to, and finance, who verify."""
        if person is None:
            return self.none()
        return self if has_role(person, "finance") else self.filter(business__member__person=person)

    def of_kind(self, kind: str) -> "DocumentQuerySet":
        return self.filter(kind=kind)

    def to_check(self) -> "DocumentQuerySet":
        return self.filter(state="received").exclude(business__member__state="left")

    def still_speaking(self) -> "DocumentQuerySet":
        """Of the business as it is today: papers of a former company say nothing of the new one."""
        number = models.Case(
            models.When(business__status="eu_firm", then=F("business__vat_number")),
            default=F("business__siren"),
        )
        return self.filter(about_number=number).exclude(state__in=["withdrawn", "refused"])

    def with_names(self) -> "DocumentQuerySet":
        return self.select_related("business__member__person", "verified_by", "file")


class Document(models.Model):
    class Kind(models.TextChoices):
        VIGILANCE = "vigilance", _("Vigilance certificate")
        REGISTRATION = "registration", _("Proof of registration")
        EMPLOYEES = "employees", _("Statement on foreign employees")
        INSURANCE = "insurance", _("Professional liability insurance")
        POWER = "power", _("Power of the signatory")
        GUARANTEE = "guarantee", _("Financial guarantee of the portage company")
        COOPERATIVE = "cooperative", _("CAPE or CESA contract")
        RECEIPT = "receipt", _("Registration receipt of the association")
        MINUTES = "minutes", _("Minutes naming the signatory")
        A1 = "a1", _("A1 certificate or statement of no posted person")
        IDENTITY = "identity", _("Identity document")

    class State(models.TextChoices):
        RECEIVED = "received", _("Waiting to be read")
        VERIFIED = "verified", _("Verified")
        REJECTED = "rejected", _("To do again")
        WITHDRAWN = "withdrawn", _("Taken back")
        REFUSED = "refused", _("Refused: the file hides something")

    LIFECYCLE = DOCUMENT_MOVES

    public_id = PublicId()
    business = models.ForeignKey(Business, models.PROTECT, related_name="documents")
    about_number = models.CharField(max_length=20, blank=True, help_text="SIREN or VAT number.")
    kind = models.CharField(max_length=12, choices=Kind)
    state = models.CharField(max_length=10, choices=State, default=State.RECEIVED)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")
    issued_on = models.DateField()
    expires_on = models.DateField(null=True, blank=True)
    code = models.CharField(max_length=40, blank=True, help_text="Security code, policy number.")
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    verified_at = models.DateTimeField(null=True, blank=True)
    result = models.CharField(
        max_length=300, blank=True, help_text="What was found, where it was read; or why not."
    )
    reminded_at = models.DateTimeField(null=True, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [
            DOCUMENT_MOVES.constraint("document_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state__in=["verified", "rejected"])
                | (Q(verified_by__isnull=False, verified_at__isnull=False) & ~Q(result="")),
                name="a_verification_says_who_when_and_what",
            ),
            models.CheckConstraint(
                condition=Q(expires_on=None) | Q(expires_on__gt=F("issued_on")),
                name="a_paper_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                "business",
                "kind",
                condition=Q(state="received"),
                name="one_paper_of_a_kind_waits",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def sha256(self) -> str:
        """Of the bytes as they came in; it stays when they are deleted."""
        return self.file.sha256
