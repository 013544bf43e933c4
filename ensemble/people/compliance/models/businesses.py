"""The business of a member: who contracts and who invoices, by legal status."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.core.ids import PublicId
from ensemble.foundation.persons.models import Person
from ensemble.people.profiles.models import Member


class BusinessQuerySet(models.QuerySet):
    def visible_to(self, person: Person | None) -> "BusinessQuerySet":
        """Its member; talent managers and finance, who prepare contracts and payments."""
        if person is None:
            return self.none()
        if has_role(person, "talent", "finance"):
            return self
        return self.filter(member__person=person)

    def whose_account_is_visible_to(self, person: Person | None) -> "BusinessQuerySet":
        """Its member, and finance alone: a talent manager never sees where someone is paid."""
        return self if has_role(person, "finance") else self.of(person)

    def of(self, person: Person | None) -> "BusinessQuerySet":
        return self.none() if person is None else self.filter(member__person=person)

    def with_names(self) -> "BusinessQuerySet":
        return self.select_related("member__person")


class Business(models.Model):
    class Status(models.TextChoices):
        MICRO = "micro", _("Micro-enterprise")
        EI = "ei", _("Sole trader (EI)")
        EURL = "eurl", _("EURL")
        SASU = "sasu", _("SASU")
        PORTAGE = "portage", _("Portage salarial")
        CAE = "cae", _("Activity and employment co-operative (CAE)")
        ASSOCIATION = "association", _("Association")
        EU_FIRM = "eu_firm", _("Firm of another country of the European Union")

    class VatRegime(models.TextChoices):
        FRANCHISE = "franchise", _("No VAT: franchise (article 293 B)")
        COLLECTION = "collection", _("VAT when the client pays")
        DEBITS = "debits", _("VAT when the invoice is issued (option for debits)")
        EU = "eu", _("VAT of another country: reverse charge")
        NONE = "none", _("Not subject to VAT")

    public_id = PublicId()
    member = models.OneToOneField(Member, models.PROTECT, related_name="+")
    status = models.CharField(max_length=12, choices=Status)
    legal_name = models.CharField(max_length=140, blank=True)
    siren = models.CharField(max_length=9, blank=True)
    siret = models.CharField(max_length=14, blank=True)
    vat_number = models.CharField(max_length=20, blank=True)
    vat_regime = models.CharField(max_length=10, choices=VatRegime, blank=True)
    street = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=12, blank=True)
    city = models.CharField(max_length=80, blank=True)
    country = models.CharField(max_length=2, blank=True, help_text="ISO 3166, two letters.")
    capital = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    register = models.CharField(
        max_length=120, blank=True, help_text="As it stands on an invoice: RCS Lyon 732 829 320."
    )
    signatory_name = models.CharField(max_length=120, blank=True)
    signatory_title = models.CharField(max_length=80, blank=True)
    signatory_email = models.EmailField(max_length=254, blank=True)
    signatory_phone = models.CharField(max_length=30, blank=True)
    changed_at = models.DateTimeField()

    objects = BusinessQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    status__in="micro ei eurl sasu portage cae association eu_firm".split()
                ),
                name="business_status_is_known",
            ),
            models.CheckConstraint(
                condition=Q(vat_regime__in=["", "franchise", "collection", "debits", "eu", "none"]),
                name="business_vat_regime_is_known",
            ),
            models.CheckConstraint(
                condition=Q(siren="") | Q(siren__regex=r"^\d{9}$"),
                name="a_business_siren_is_nine_digits",
            ),
            models.CheckConstraint(
                condition=Q(siret="") | Q(siret__regex=r"^\d{14}$", siret__startswith=F("siren")),
                name="a_place_of_business_begins_with_its_siren",
            ),
            models.CheckConstraint(
                condition=~Q(status="eu_firm") | Q(siren="", siret=""),
                name="an_eu_firm_has_no_siren",
            ),
            models.CheckConstraint(
                condition=~Q(vat_regime="eu") | Q(status="eu_firm"),
                name="reverse_charge_is_for_eu_firms",
            ),
        ]

    def __str__(self) -> str:
        return self.legal_name or self.member.person.name

    def lock(self) -> None:
        """Until the end of the transaction, whoever changes what it holds comes one after another."""
        Business.objects.select_for_update().get(pk=self.pk)

    @property
    def is_sole_trader(self) -> bool:
        """The person is the business: no company stands between."""
        return self.status in ("micro", "ei")

    @property
    def is_employer(self) -> bool:
        """The member is an employee of the contracting party (portage) or an associate of it (CAE)."""
        return self.status in ("portage", "cae")

    @property
    def is_signed_by_its_member(self) -> bool:
        """R06: what is concluded with a portage company or a co-operative, its own people sign."""
        return not self.is_employer

    @property
    def is_french(self) -> bool:
        return self.status != "eu_firm"

    @property
    def number(self) -> str:
        """What identifies it among all: the SIREN; of a firm of another country, its VAT number."""
        return self.siren if self.is_french else self.vat_number

    @property
    def trade_name(self) -> str:
        """The name under which it contracts and invoices: a sole trader adds EI (C. com. L526-22)."""
        return f"{self.legal_name} EI" if self.is_sole_trader else self.legal_name

    @property
    def address(self) -> list[str]:
        town = f"{self.postcode} {self.city}".strip()
        abroad = self.country if self.country != "FR" else ""
        return [line for line in (self.street, town, abroad) if line]

    @property
    def is_described(self) -> bool:
        """Everything that a contract and an invoice print of it is there."""
        needed = [self.legal_name, self.number, self.vat_regime]
        needed += [self.street, self.city, self.country]
        if self.is_french:
            needed.append(self.siret)
        if self.is_employer:
            needed += [self.signatory_name, self.signatory_email]
        return all(needed)


class CompanyCheck(models.Model):
    """What a public register answered, or what a person read there. Never changed."""

    class Register(models.TextChoices):
        SIRENE = "sirene", "Sirene (INSEE)"
        VIES = "vies", _("VIES (European Commission)")

    class Result(models.TextChoices):
        MATCHES = "matches", _("Found, open, same name")
        DIFFERS = "differs", _("Found under another name or address")
        CLOSED = "closed", _("Closed down")
        UNKNOWN = "unknown", _("Not found")
        BY_HAND = "by_hand", _("To verify by hand")

    business = models.ForeignKey(Business, models.CASCADE, related_name="checks")
    register = models.CharField(max_length=10, choices=Register)
    number = models.CharField(max_length=20)
    result = models.CharField(max_length=10, choices=Result)
    name = models.CharField(max_length=200, blank=True, help_text="As the register spells it.")
    address = models.CharField(max_length=300, blank=True)
    proof = models.CharField(max_length=200, blank=True, help_text="Reference given, or words.")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(register__in=["sirene", "vies"]), name="company_register_is_known"
            ),
            models.CheckConstraint(
                condition=Q(result__in=["matches", "differs", "closed", "unknown", "by_hand"]),
                name="company_check_result_is_known",
            ),
        ]
