"""Who contracts and invoices, one question at a time."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.fields import Amount, Email, Line
from ensemble.people.compliance import identifiers
from ensemble.people.compliance.models import Business

Regime = Business.VatRegime
COUNTRIES = {
    "DE": _("Germany"), "AT": _("Austria"), "BE": _("Belgium"), "BG": _("Bulgaria"),
    "CY": _("Cyprus"), "HR": _("Croatia"), "DK": _("Denmark"), "ES": _("Spain"),
    "EE": _("Estonia"), "FI": _("Finland"), "GR": _("Greece"), "HU": _("Hungary"),
    "IE": _("Ireland"), "IT": _("Italy"), "LV": _("Latvia"), "LT": _("Lithuania"),
    "LU": _("Luxembourg"), "MT": _("Malta"), "NL": _("Netherlands"), "PL": _("Poland"),
    "PT": _("Portugal"), "CZ": _("Czechia"), "RO": _("Romania"), "SK": _("Slovakia"),
    "SI": _("Slovenia"), "SE": _("Sweden"),
}  # fmt: skip


class StatusForm(forms.Form):
    status = forms.ChoiceField(
        label=_("My legal status"),
        choices=Business.Status.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the status under which you invoice.")},
    )


class StepForm(forms.Form):
    """One step of the description; it knows the business whose answers it asks."""

    def __init__(self, data=None, *, business: Business):
        self.business = business
        known = {name: getattr(business, name) for name in self.base_fields}
        super().__init__(data, initial=known)


class CompanyForm(StepForm):
    legal_name = Line(label=_("Name"), help_text=_("As it stands in the register."), max_length=140)
    siren = forms.CharField(label=_("SIREN"), help_text=_("Nine digits."), max_length=40)
    siret = forms.CharField(
        label=_("SIRET"), help_text=_("Fourteen digits, those of the head office."), max_length=40
    )

    def clean_siren(self):
        return identifiers.siren_number(self.cleaned_data["siren"])

    def clean_siret(self):
        siren = self.cleaned_data.get("siren", "")
        return identifiers.siret_number(self.cleaned_data["siret"], siren=siren)


class FirmForm(StepForm):
    """Of another country of the Union: its VAT number is what identifies it."""

    legal_name = Line(label=_("Name"), help_text=_("As it stands in the register."), max_length=140)
    country = forms.ChoiceField(
        label=_("Country"), choices=lambda: sorted(COUNTRIES.items(), key=lambda one: str(one[1]))
    )
    vat_number = forms.CharField(label=_("VAT number"), max_length=40)

    def clean_vat_number(self):
        number = identifiers.vat_number(self.cleaned_data["vat_number"])
        if number.startswith("FR"):
            raise ValidationError(_("This number is French: choose a French status."))
        return number

    def clean(self):
        said = super().clean()
        said["vat_regime"] = Regime.EU
        return said


class AddressForm(StepForm):
    street = Line(label=_("Number and street"), max_length=200)
    postcode = Line(label=_("Postcode"), max_length=12)
    city = Line(label=_("City"), max_length=80)


class VatForm(StepForm):
    vat_regime = forms.ChoiceField(
        label=_("How my invoices carry VAT"),
        choices=[one for one in Regime.choices if one[0] != Regime.EU],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one: your last invoice says which.")},
    )
    vat_number = forms.CharField(label=_("VAT number"), max_length=40, required=False)

    def clean(self):
        """Whoever collects VAT has a number, and in France the SIREN gives it."""
        said = super().clean()
        typed, siren = said.get("vat_number", ""), self.business.siren
        try:
            if typed:
                said["vat_number"] = identifiers.vat_number(typed, siren=siren)
            elif said.get("vat_regime") in (Regime.COLLECTION, Regime.DEBITS) and siren:
                said["vat_number"] = identifiers.french_vat_number(siren)
        except ValidationError as problem:
            self.add_error("vat_number", problem)
        return said


class SignatoryForm(StepForm):
    signatory_name = Line(label=_("First name and family name"), max_length=120)
    signatory_title = Line(label=_("Title"), max_length=80, required=False)
    signatory_email = Email(label=_("E-mail address"))
    signatory_phone = Line(label=_("Telephone"), max_length=30, required=False)


class MentionsForm(StepForm):
    capital = Amount(label=_("Capital"))
    register = Line(
        label=_("Company register"),
        help_text=_("As on your invoices: RCS Lyon 732 829 320."),
        max_length=120,
    )


STEP_FORMS: dict[str, type[StepForm]] = {
    "company": CompanyForm,
    "address": AddressForm,
    "vat": VatForm,
    "signatory": SignatoryForm,
    "mentions": MentionsForm,
}


def step_form(name: str, business: Business, data=None) -> StepForm:
    abroad = name == "company" and not business.is_french
    return (FirmForm if abroad else STEP_FORMS[name])(data, business=business)
