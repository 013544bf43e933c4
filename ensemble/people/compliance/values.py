"""How finance reads the dated values of the safe and of the set-aside sheet."""

from django.utils.translation import gettext_lazy as _

from ensemble.foundation.parameters.families import Family, Named, register
from ensemble.foundation.parameters.units import days, hours, months, quarters, years

register(
    Family(
        "vigilance",
        _("Papers of members and bank accounts"),
        {
            "bank.hold_hours": Named(_("A new bank account waits for"), unit=hours),
            "vigilance.threshold": Named(_("Papers are due when a mission exceeds")),
            "vigilance.certificate_months": Named(
                _("A social security certificate is accepted for"), unit=months
            ),
            "vigilance.alert_days": Named(_("Warning before a paper expires"), unit=days),
            "vigilance.continuous": Named(
                _("Papers are watched all the time"), unit=" ", says={"0": _("No"), "1": _("Yes")}
            ),
            "vigilance.kept_years": Named(_("Accepted papers are kept for"), unit=years),
            "vigilance.rejected_kept_days": Named(_("Refused papers are kept for"), unit=days),
        },
    )
)


def _regime(key: str, labels: tuple) -> dict[str, Named]:
    """Contributions, training, income tax, and the taxed part, in that order."""
    parts = ("social", "training", "tax", "taxable")
    return {
        f"reserve.{key}.{part}": Named(label, share=True)
        for part, label in zip(parts, labels, strict=True)
    }


register(
    Family(
        "reserve",
        _("What members set aside"),
        {
            **_regime(
                "bnc_ssi",
                (
                    _("Liberal profession, general scheme: social contributions"),
                    _("Liberal profession, general scheme: training contribution"),
                    _("Liberal profession, general scheme: income tax paid at once"),
                    _("Liberal profession, general scheme: taxed part of turnover"),
                ),
            ),
            **_regime(
                "bnc_cipav",
                (
                    _("Liberal profession, Cipav: social contributions"),
                    _("Liberal profession, Cipav: training contribution"),
                    _("Liberal profession, Cipav: income tax paid at once"),
                    _("Liberal profession, Cipav: taxed part of turnover"),
                ),
            ),
            **_regime(
                "bic_services",
                (
                    _("Commercial services: social contributions"),
                    _("Commercial services: training contribution"),
                    _("Commercial services: income tax paid at once"),
                    _("Commercial services: taxed part of turnover"),
                ),
            ),
            **_regime(
                "bnc_ssi_overseas",
                (
                    _("Liberal profession overseas: social contributions"),
                    _("Liberal profession overseas: training contribution"),
                    _("Liberal profession overseas: income tax paid at once"),
                    _("Liberal profession overseas: taxed part of turnover"),
                ),
            ),
            "reserve.acre.reduction": Named(
                _("Help to those who begin (Acre): part of contributions spared"), share=True
            ),
            "reserve.acre.quarters": Named(
                _("Help to those who begin (Acre): lasts"), unit=quarters
            ),
            "reserve.simulator": Named(_("Public simulator members are sent to")),
        },
    )
)
