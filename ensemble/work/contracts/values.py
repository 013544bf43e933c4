"""How finance reads the dated values of contracts."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from ensemble.foundation.parameters.families import Family, Named, register
from ensemble.foundation.parameters.units import days, months, working_days, years

register(
    Family(
        "contracts",
        _("Contracts and independence"),
        {
            "contracts.promise": Named(
                _("From approved days to the payment of the member"), unit=working_days
            ),
            "contracts.notice": Named(_("Notice written in contracts"), unit=days),
            "contracts.long_mission": Named(
                _("A mission is long, and looked at, from"), unit=months
            ),
            "contracts.dependence_share": Named(
                _("One client weighs too much in a member’s income from"), unit="%"
            ),
            "contracts.dependence_window": Named(
                _("Period over which that share is counted"), unit=months
            ),
            "contracts.review_every": Named(
                _("Independence is looked at again every"), unit=months
            ),
            "contracts.vigilance_every": Named(
                _("Vigilance papers are asked again every"), unit=months
            ),
            "contracts.proof_kept": Named(_("Proofs of signature are kept for"), unit=years),
        },
        sources=(
            gettext_noop("C. trav. D8222-5, from the signature"),
            gettext_noop(
                "Usual mark of economic dependence; no text sets it. To be confirmed by a lawyer"
            ),
            gettext_noop("Over which the share is counted; our choice"),
            gettext_noop(
                "Usual mark of a lasting presence; no text sets it. To be confirmed by a lawyer"
            ),
            gettext_noop("Periodic look at independence; our choice"),
            gettext_noop("Notice written in our contracts"),
            gettext_noop(
                "From the approval to the payment of the member; our promise, in resale only"
            ),
            gettext_noop(
                "C. civ. 2224: five years from the end of the contract"
                "; ten are usual and kept here. To be confirmed by a lawyer"
            ),
        ),
    )
)
