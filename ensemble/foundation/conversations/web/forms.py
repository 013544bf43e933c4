from django import forms
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.fields import Prose
from ensemble.foundation.core.ids import uuid7


class MessageForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid7, required=False)
    text = Prose(
        label=_("Your message"),
        max_length=5000,
        error_messages={"required": _("Write a few words before sending.")},
    )
