from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.fields import Amount, Email, Line
from ensemble.foundation.core.money import to_cents
from ensemble.foundation.files.forms import Upload, what_fits
from ensemble.people.compliance import identifiers
from ensemble.people.compliance.kinds import IDENTITY, PAPER
from ensemble.people.compliance.models import Business, CompanyCheck, Situation
from ensemble.people.compliance.registries import registers_of
from ensemble.people.compliance.requirements import Requirement
from ensemble.people.compliance.vigilance import Rules, months_after

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


class Day(forms.DateField):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_error_messages = {"invalid": _("Choose a day, for example 2026-11-23.")}


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
    signatory_email = Email(label=_("Email address"))
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


class PaperForm(forms.Form):
    """A file, and the dates that stand on it."""

    issued_on = Day(label=_("Dated"))
    expires_on = Day(label=_("Valid until"))
    code = Line(label="", max_length=40, required=False)

    def __init__(self, *args, asked: Requirement, **options):
        super().__init__(*args, **options)
        self.asked = asked
        kind = IDENTITY if asked.is_identity else PAPER
        upload = Upload(kind=kind, label=_("The file"), help_text=what_fits(kind))
        self.fields = {"file": upload, **self.fields}
        if not asked.ends:
            del self.fields["expires_on"]
        if asked.code:
            self.fields["code"].label = asked.code
        else:
            del self.fields["code"]

    def clean_issued_on(self):
        issued_on, today = self.cleaned_data["issued_on"], timezone.localdate()
        if issued_on > today:
            raise ValidationError(_("This day has not come yet."))
        months = Rules.on(today).months
        if self.asked.ages and months_after(issued_on, months) <= today:
            raise ValidationError(
                _("Older than %(months)s months, it would not count: a new one takes a minute."),
                params={"months": months},
            )
        return issued_on

    def clean_expires_on(self):
        if self.cleaned_data["expires_on"] <= timezone.localdate():
            raise ValidationError(_("This paper has ended: send the one in force."))
        return self.cleaned_data["expires_on"]

    def clean(self):
        said = super().clean()
        begins, ends = said.get("issued_on"), said.get("expires_on")
        if begins and ends and ends <= begins:
            self.add_error("expires_on", _("It ends before it begins: check both days."))
        return said


class AccountForm(forms.Form):
    iban = forms.CharField(
        label=_("IBAN"),
        help_text=_("Of an account of your business, within the SEPA area."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    holder = Line(
        label=_("Account holder"), help_text=_("Exactly as your bank writes it."), max_length=140
    )
    bic = forms.CharField(
        label=_("BIC"),
        help_text=_("Only when your bank gives one that the IBAN does not tell."),
        max_length=20,
        required=False,
    )

    def clean_iban(self):
        return identifiers.bank_number(self.cleaned_data["iban"])

    def clean(self):
        said = super().clean()
        if number := said.get("iban"):
            try:
                said["bic"] = identifiers.bank_code(said.get("bic", ""), of=number)
            except ValidationError as problem:
                self.add_error("bic", problem)
        return said


class VerifyForm(forms.Form):
    result = Line(
        label=_("What you found, and where"),
        help_text=_("On the Urssaf site, on the certificate itself, by telephone…"),
        max_length=300,
        required=False,
    )
    code = Line(label=_("Code checked"), max_length=40, required=False)

    def clean_result(self):
        return self.cleaned_data["result"] or str(_("Read: it says what it should."))


class ReasonForm(forms.Form):
    reason = Line(
        label=_("What is wrong, in a sentence"),
        help_text=_("The member reads it as you write it."),
        max_length=300,
        error_messages={"required": _("Say why: it is all the member will read.")},
    )


class ReleaseForm(forms.Form):
    called = Line(
        label=_("Whom you called, on which number"),
        help_text=_("A number we knew before the change; never one given with it."),
        max_length=200,
        error_messages={"required": _("Call first: a change is confirmed by voice.")},
    )


class NoteForm(forms.Form):
    """What someone read in a register, among those that can know that business."""

    register = forms.ChoiceField(label=_("Company register"))
    result = forms.ChoiceField(
        label=_("What the register says"),
        choices=[
            one for one in CompanyCheck.Result.choices if one[0] != CompanyCheck.Result.BY_HAND
        ],
    )
    proof = Line(label=_("Where you read it, and when"), max_length=200)

    def __init__(self, data=None, *, business: Business):
        super().__init__(data)
        self.fields["register"].choices = [
            (one.name.value, one.name.label) for one in registers_of(business)
        ]


class Share(forms.DecimalField):
    """A rate typed as a percentage, kept as a share: 25,6 becomes 0.256."""

    def __init__(self, **options):
        super().__init__(min_value=0, max_value=100, max_digits=5, decimal_places=2, **options)

    def to_python(self, value):
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)

    def clean(self, value):
        percent = super().clean(value)
        return None if percent is None else percent / 100


class SituationForm(forms.Form):
    """Only what the status needs: official rates for a micro-enterprise, one's own otherwise."""

    activity = forms.ChoiceField(
        label=_("My activity"), choices=Situation.Activity.choices, widget=forms.RadioSelect
    )
    created_on = Day(label=_("Beginning of my activity"), required=False)
    has_acre = forms.BooleanField(label=_("I have the ACRE relief"), required=False)
    pays_tax_with_contributions = forms.BooleanField(
        label=_("I pay income tax with my contributions (versement libératoire)"), required=False
    )
    marginal_rate = Share(
        label=_("My marginal rate of income tax"),
        help_text=_("On your last tax notice."),
        required=False,
    )
    social_rate = Share(
        label=_("Social contributions, as a share of what I receive"),
        help_text=_("Your accountant or the official simulator gives it."),
        required=False,
    )
    tax_rate = Share(label=_("Tax, as a share of what I receive"), required=False)
    rates_source = Line(label=_("Where these rates come from"), max_length=200, required=False)
    cfe_yearly = Amount(label=_("Local business tax (CFE), a year"), most=100_000, required=False)

    MICRO = ("activity", "created_on", "has_acre", "pays_tax_with_contributions", "marginal_rate")
    OWN = ("social_rate", "tax_rate", "rates_source")

    def __init__(self, data=None, *, business: Business, situation: Situation | None):
        self.is_micro = business.status == "micro"
        super().__init__(data, initial=_as_percentages(situation))
        for name in self.OWN if self.is_micro else self.MICRO:
            del self.fields[name]

    def clean(self):
        said = super().clean()
        if said.get("has_acre") and not said.get("created_on"):
            self.add_error("created_on", _("The relief runs from this day: say which."))
        said["cfe_yearly"] = said.get("cfe_yearly") or Decimal(0)
        if not self.is_micro:
            said["rates_on"] = timezone.localdate()
        return said


def _as_percentages(situation: Situation | None) -> dict:
    if situation is None:
        return {}
    known = {name: getattr(situation, name) for name in SituationForm.base_fields}
    for name in ("marginal_rate", "social_rate", "tax_rate"):
        if known[name] is not None:
            known[name] = to_cents(known[name] * 100).normalize()
    return known
