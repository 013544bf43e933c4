"""Who invoices and is invoiced under which name: the operator, and each client's company."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.core.ids import PublicId
from ensemble.money.invoicing.models.documents import Party


class LegalEntityQuerySet(models.QuerySet):
    def operator(self) -> "LegalEntity | None":
        """The one company that runs this installation; None until it said who it is."""
        return self.filter(organisation=None).first()

    def of(self, organisation: Organisation) -> "LegalEntity | None":
        return self.filter(organisation=organisation).first()

    def to_look_up(self, before: datetime) -> "LegalEntityQuerySet":
        """Those of the French directory that were not asked for since."""
        never = Q(address_asked_at=None) | Q(address_asked_at__lt=before)
        return self.filter(never, country="FR")

    def missing(self) -> models.QuerySet:
        """The client companies that nobody can invoice yet."""
        known = self.filter(organisation=models.OuterRef("pk"))
        return Organisation.objects.exclude(models.Exists(known)).order_by("name")


class LegalEntity(models.Model):
    """A billing identity. It changes; what was issued keeps its own copy (`Party`)."""

    class Vat(models.TextChoices):
        COLLECTION = "collection", _("VAT due when paid")
        DEBITS = "debits", _("VAT due when invoiced (option for debits)")
        FRANCHISE = "franchise", _("Exempt from VAT (franchise)")
        NONE = "none", _("Outside VAT")

    class Size(models.TextChoices):
        LARGE = "large", _("Large company")
        MID = "mid", _("Mid-sized company (ETI)")
        SMALL = "small", _("Small or medium company")
        MICRO = "micro", _("Micro-company")

    class Address(models.TextChoices):
        """How its routing address (BT-49) is known; without one its SIREN stands there."""

        UNKNOWN = "", _("Never asked: to verify by hand")
        FOUND = "found", _("Found in the directory")
        SEVERAL = "several", _("Several in the directory: choose one")
        ABSENT = "absent", _("Not in the directory: to verify by hand")
        SILENT = "silent", _("The directory did not answer: to verify by hand")
        BY_HAND = "by_hand", _("Typed by finance")

    public_id = PublicId()
    organisation = models.OneToOneField(
        Organisation, models.PROTECT, null=True, blank=True, related_name="+"
    )
    legal_name = models.CharField(max_length=200)
    form = models.CharField(max_length=60, blank=True)
    capital = models.CharField(max_length=30, blank=True)
    register = models.CharField(max_length=80, blank=True)
    siren = models.CharField(max_length=9, blank=True)
    siret = models.CharField(max_length=14, blank=True)
    vat_number = models.CharField(max_length=20, blank=True)
    vat_regime = models.CharField(max_length=10, choices=Vat, default=Vat.COLLECTION)
    street = models.CharField(max_length=200)
    postcode = models.CharField(max_length=12)
    city = models.CharField(max_length=80)
    country = models.CharField(max_length=2, default="FR")
    email = models.EmailField(max_length=254, blank=True)
    iban = models.CharField(max_length=34, blank=True)
    bic = models.CharField(max_length=11, blank=True)
    size = models.CharField(max_length=5, choices=Size, default=Size.SMALL)
    address = models.CharField(max_length=125, blank=True)
    address_state = models.CharField(
        max_length=8, choices=Address, default=Address.UNKNOWN, blank=True
    )
    addresses = models.JSONField(default=list, blank=True)
    address_asked_at = models.DateTimeField(null=True, blank=True)

    objects = LegalEntityQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "legal entities"
        constraints = [
            models.UniqueConstraint(
                models.functions.Coalesce("organisation", 0),
                condition=Q(organisation=None),
                name="one_operator_invoices",
            ),
            models.CheckConstraint(
                condition=~Q(country="FR") | Q(siren__regex=r"^[0-9]{9}$"),
                name="a_french_company_has_a_siren",
            ),
            models.CheckConstraint(
                condition=Q(address="") | Q(address__startswith=models.F("siren")),
                name="a_routing_address_begins_with_its_siren",
            ),
            models.CheckConstraint(
                condition=Q(siret="") | Q(siret__startswith=models.F("siren")),
                name="a_siret_begins_with_its_siren",
            ),
        ]

    def __str__(self) -> str:
        return self.legal_name

    @property
    def is_operator(self) -> bool:
        return self.organisation_id is None

    def as_party(self) -> Party:
        return Party(
            name=self.legal_name,
            form=self.form,
            capital=self.capital,
            register=self.register,
            siren=self.siren,
            siret=self.siret,
            vat_number=self.vat_number,
            vat_regime=self.vat_regime,
            street=self.street,
            postcode=self.postcode,
            city=self.city,
            country=self.country,
            email=self.email,
            iban=self.iban,
            bic=self.bic,
            size=self.size,
            address=self.address,
        )
