"""Bank details, and the call that confirms them."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.fields import Line
from ensemble.people.compliance import identifiers


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


class ReleaseForm(forms.Form):
    called = Line(
        label=_("Whom you called, on which number"),
        help_text=_("A number we knew before the change; never one given with it."),
        max_length=200,
        error_messages={"required": _("Call first: a change is confirmed by voice.")},
    )
