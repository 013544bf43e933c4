from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.fields import Prose
from ensemble.foundation.ui.forms import Keyed


class MessageForm(Keyed):
    text = Prose(
        label=_("Your message"),
        max_length=5000,
        error_messages={"required": _("Write a few words before sending.")},
    )
