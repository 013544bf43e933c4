"""How finance reads the dated values of credit and reminders."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, ngettext

from ensemble.foundation.parameters.families import Family, Named, register


def from_due(number: int) -> str:
    return ngettext("day from the due date", "days from the due date", number)


register(
    Family(
        "credit",
        _("Credit of clients and reminders"),
        {
            "credit.default_limit": Named(_("Credit of a client without a limit of its own")),
            "credit.fund_rate": Named(_("What advancing money costs us"), unit=_("% a year")),
            "credit.dunning.before": Named(_("Word before the due date"), unit=from_due),
            "credit.dunning.first": Named(_("First reminder"), unit=from_due),
            "credit.dunning.second": Named(_("Second reminder"), unit=from_due),
            "credit.dunning.call": Named(_("Telephone call"), unit=from_due),
            "credit.dunning.formal": Named(_("Formal notice"), unit=from_due),
            "credit.dunning.legal": Named(_("Recovery through the courts"), unit=from_due),
        },
        sources=(
            gettext_noop("Practice of credit management; no law fixes these days"),
            gettext_noop("Decision of the operator: what its bank lends at"),
            gettext_noop("Decision of the operator: a client without a limit of its own"),
        ),
    )
)
