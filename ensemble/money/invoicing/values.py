"""How finance reads the dated values of invoices."""

from django.utils.translation import gettext_lazy as _

from ensemble.foundation.parameters.families import Family, Named, register
from ensemble.foundation.parameters.units import days

PLATFORM = {
    "permitted": _("Permitted"),
    "compulsory": _("Compulsory"),
}


register(
    Family(
        "invoicing",
        _("Invoices: delays, VAT and penalties"),
        {
            "operator.siren": Named(_("SIREN of the house")),
            "invoicing.days_default": Named(_("Payment delay when nothing is agreed"), unit=days),
            "invoicing.days_net": Named(_("Longest agreed delay, from the invoice"), unit=days),
            "invoicing.days_end_of_month": Named(
                _("Longest agreed delay, then to the end of the month"), unit=days
            ),
            "invoicing.days_periodic": Named(
                _("Longest agreed delay for periodic invoices"), unit=days
            ),
            "invoicing.contest_days": Named(
                _("A member may contest an invoice made in their name for"), unit=days
            ),
            "invoicing.late_rate": Named(_("Penalties for late payment"), unit=_("% a year")),
            "invoicing.recovery_fee": Named(_("Fixed indemnity for recovery, an invoice")),
            "invoicing.vat_standard": Named(_("Standard VAT rate")),
            "invoicing.vat_overseas": Named(_("VAT rate in Guadeloupe, Martinique and Réunion")),
            "invoicing.franchise_services": Named(
                _("Exemption from VAT for services: turnover of last year under")
            ),
            "invoicing.franchise_services_raised": Named(
                _("Exemption from VAT for services: turnover of this year under")
            ),
        },
    )
)
register(
    Family(
        "mentions",
        _("Words printed on invoices"),
        {
            "invoicing.mention.debits": Named(_("VAT due on invoicing, not on payment")),
            "invoicing.mention.disbursed": Named(_("Money advanced for the client")),
            "invoicing.mention.discount": Named(_("Discount for early payment")),
            "invoicing.mention.franchise": Named(_("Seller exempt from VAT")),
            "invoicing.mention.no_discount": Named(_("No discount for early payment")),
            "invoicing.mention.on_behalf": Named(_("Invoice made in the name of the member")),
            "invoicing.mention.outside": Named(_("Service exempt from VAT")),
            "invoicing.mention.outside_eu": Named(_("Client outside the European Union")),
            "invoicing.mention.penalties": Named(_("Penalties for late payment, in words")),
            "invoicing.mention.recovery": Named(_("Fixed indemnity for recovery, in words")),
            "invoicing.mention.reverse_charge": Named(_("VAT due by the client")),
            "invoicing.mention.self_billing": Named(_("Invoice made by the buyer")),
            "invoicing.mention.untaxed_overseas": Named(_("French Guiana and Mayotte, no VAT")),
        },
    )
)
register(
    Family(
        "platforms",
        _("Electronic invoices and reporting"),
        {
            "invoicing.platform.large": Named(_("Sending: large companies"), says=PLATFORM),
            "invoicing.platform.mid": Named(_("Sending: mid-sized companies"), says=PLATFORM),
            "invoicing.platform.small": Named(_("Sending: small companies"), says=PLATFORM),
            "invoicing.platform.micro": Named(_("Sending: micro-companies"), says=PLATFORM),
            "invoicing.reporting_starts.real": Named(
                _("Periods reported begin, ordinary VAT"),
                unit=_("of the month"),
                says={"1,11,21": _("The 1st, the 11th and the 21st of the month")},
            ),
            "invoicing.reporting_starts.franchise": Named(
                _("Period reported, exempt from VAT"), says={"two months": _("Two months")}
            ),
            "invoicing.reporting_delay.real": Named(
                _("Time to report a period, ordinary VAT"), unit=days
            ),
            "invoicing.reporting_delay.franchise": Named(
                _("Time to report a period, exempt from VAT"), unit=days
            ),
        },
    )
)
