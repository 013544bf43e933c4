"""Under which name a company is invoiced."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.fields import Email, Line
from ensemble.money.invoicing.actions.identifying import cleaned
from ensemble.money.invoicing.models import LegalEntity
from ensemble.money.invoicing.models.documents import EU

NUMBERS = ("siren", "siret", "vat_number", "iban")


class IdentityForm(forms.Form):
    legal_name = Line(
        label=_("Legal name"),
        error_messages={"required": _("Give the name that the register knows.")},
    )
    form = Line(label=_("Legal form"), max_length=60, required=False, help_text=_("SAS, SA, SARL…"))
    capital = Line(label=_("Share capital"), max_length=30, required=False)
    register = Line(
        label=_("Trade register"),
        max_length=80,
        required=False,
        help_text=_("As it stands on an invoice: RCS Lyon 732 829 320."),
    )
    country = forms.CharField(
        label=_("Country"),
        max_length=2,
        min_length=2,
        initial="FR",
        help_text=_("Two letters: FR, BE, DE…"),
    )
    siren = Line(label="SIREN", max_length=20, required=False)
    siret = Line(label="SIRET", max_length=25, required=False)
    vat_number = Line(label=_("VAT number"), max_length=25, required=False)
    street = Line(label=_("Street"), error_messages={"required": _("Give the street.")})
    postcode = Line(
        label=_("Postcode"), max_length=12, error_messages={"required": _("Give the postcode.")}
    )
    city = Line(label=_("Town"), max_length=80, error_messages={"required": _("Give the town.")})
    email = Email(
        label=_("Where invoices are sent"),
        required=False,
        help_text=_("The address of your accounts department."),
    )
    size = forms.ChoiceField(
        label=_("Size"),
        choices=LegalEntity.Size.choices,
        initial=LegalEntity.Size.SMALL,
        help_text=_("It decides how e-invoices travel, and since when."),
    )

    @classmethod
    def of(cls, entity: LegalEntity | None) -> dict:
        return {name: getattr(entity, name) for name in cls.base_fields} if entity else {}

    def clean_country(self) -> str:
        return self.cleaned_data["country"].upper()

    def clean(self) -> dict:
        said = super().clean()
        if said.get("country") == "FR" and not said.get("siren") and "siren" not in self.errors:
            self.add_error("siren", _("A French company has a SIREN."))
        elsewhere = said.get("country") != "FR" and said.get("country") in EU
        if elsewhere and not said.get("vat_number") and "vat_number" not in self.errors:
            self.add_error(
                "vat_number", _("Without it, invoices to another country of the Union wait.")
            )
        for name in NUMBERS:
            if said.get(name):
                try:
                    said |= {
                        name: cleaned({"siren": said.get("siren", ""), name: said[name]})[name]
                    }
                except ValidationError as trouble:
                    self.add_error(name, trouble)
        return said


class AddressForm(forms.Form):
    address = Line(
        label=_("Routing address"),
        max_length=125,
        required=False,
        help_text=_("As the client gives it, or as the directory says. Empty: its SIREN."),
    )


class OperatorForm(IdentityForm):
    """The operator says too how VAT is due, and where it is paid."""

    vat_regime = forms.ChoiceField(label=_("VAT"), choices=LegalEntity.Vat.choices)
    iban = Line(
        label="IBAN",
        max_length=42,
        required=False,
        help_text=_("It stands on every invoice: clients pay there."),
    )
    bic = Line(label="BIC", max_length=11, required=False)
