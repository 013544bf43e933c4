from django import forms
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.fields import Prose
from ensemble.foundation.files.forms import Upload, what_fits
from ensemble.foundation.files.kinds import MEGABYTE, FileKind
from ensemble.foundation.files.terms import CAME_IN, Term
from ensemble.foundation.files.types import PDF

AT_ONCE = Term("", since=CAME_IN)  # looked at, never kept
COPY = FileKind("contracts.copy", accepts=(PDF,), largest=20 * MEGABYTE, term=AT_ONCE)


class RefusalForm(forms.Form):
    because = Prose(
        label=_("Your reason"),
        help_text=_(
            "A few words are enough. The other signers and whoever sent it will read them."
        ),
        max_length=1000,
        error_messages={"required": _("Say why in a few words.")},
    )


class CopyForm(forms.Form):
    copy = Upload(kind=COPY, label=_("A signed PDF"), help_text=what_fits(COPY))
