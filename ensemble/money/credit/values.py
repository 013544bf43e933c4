"""How finance reads the dated values of credit and reminders."""

from django.utils.translation import gettext_lazy as _

from ensemble.foundation.parameters.families import Family, Named, register

DUE = _("days from the due date")

register(
    Family(
        "credit",
        _("Credit of clients and reminders"),
        {
            "credit.default_limit": Named(_("Credit of a client without a limit of its own")),
            "credit.fund_rate": Named(_("What advancing money costs us"), unit=_("% a year")),
            "credit.dunning.before": Named(_("Word before the due date"), unit=DUE),
            "credit.dunning.first": Named(_("First reminder"), unit=DUE),
            "credit.dunning.second": Named(_("Second reminder"), unit=DUE),
            "credit.dunning.call": Named(_("Telephone call"), unit=DUE),
            "credit.dunning.formal": Named(_("Formal notice"), unit=DUE),
            "credit.dunning.legal": Named(_("Recovery through the courts"), unit=DUE),
        },
    )
)
