"""How finance reads the dated values of the ledger."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from ensemble.foundation.parameters.families import Family, Named, register

register(
    Family(
        "ledger",
        _("Ledger"),
        {"ledger.closing_day": Named(_("Day on which a year closes"), unit=_("(month, day)"))},
        sources=(gettext_noop("Statutes of the operator"),),
    )
)
