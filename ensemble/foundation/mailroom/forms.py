"""What a telephone received, typed back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.fields import Line


class DigitsForm(forms.Form):
    digits = Line(
        label=_("Six digits"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
        error_messages={"required": _("Type the six digits of the message.")},
    )

    def clean_digits(self) -> str:
        return "".join(self.cleaned_data["digits"].split())
