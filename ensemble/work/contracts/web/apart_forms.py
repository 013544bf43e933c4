"""Which paper is signed on its own."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ensemble.work.contracts.models import PaperKind

KINDS = [
    (
        PaperKind.NDA_ALONE,
        _(
            "Confidentiality: what the client, the consultant and the platform entrust to each other."
        ),
    ),
    (
        PaperKind.IP_ALONE,
        _("Rights: what the consultant delivers becomes the client’s, once it is paid."),
    ),
]


class ApartForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Which paper"),
        choices=KINDS,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose which paper is to be signed.")},
    )
