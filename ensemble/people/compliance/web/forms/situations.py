"""The settings of the set-aside sheet."""

from decimal import Decimal

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.fields import Amount, Line
from ensemble.foundation.core.money import to_cents
from ensemble.people.compliance.models import Business, Situation
from ensemble.people.compliance.web.forms import Day


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
