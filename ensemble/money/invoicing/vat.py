"""Which VAT an invoice bears, from who sells to whom on that day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.money.invoicing.models import Invoice, Party
from ensemble.money.invoicing.rules import Rules

REDUCED_OVERSEAS = ("971", "972", "974")  # Guadeloupe, Martinique, Réunion
UNTAXED_OVERSEAS = ("973", "976")  # Guyane, Mayotte
# Saint-Pierre-et-Miquelon, Saint-Barthélemy, Saint-Martin, Wallis-et-Futuna, Polynésie,
# Nouvelle-Calédonie: French, and outside the territory of French VAT
OUTSIDE_THE_TERRITORY = ("975", "977", "978", "986", "987", "988")


@dataclass(frozen=True)
class VatCase:
    """The category of EN 16931 (S, E, AE, O), its rate, why there is none, and when it is due.

    `due`: `collection`, `debits`, or '' when no VAT is owed by the seller.
    """

    name: str
    category: str
    rate: Decimal
    due: str = ""
    exemption: str = ""
    mention: str = ""


def case_for(seller: Party, buyer: Party, on: date, rules: Rules | None = None) -> VatCase:
    """Raises TooLate when what the case needs (a VAT number) is not there."""
    rules = rules or Rules.of(on)
    if seller.vat_regime == "franchise":
        return _exempt("franchise", "E", "VATEX-FR-FRANCHISE", rules)
    if seller.vat_regime == "none":
        return _exempt("outside", "E", "VATEX-FR-CGI261-7", rules)
    if not seller.is_french or not buyer.is_french:
        return _across_a_border(seller, buyer, rules)
    if buyer.postcode.startswith(OUTSIDE_THE_TERRITORY):
        return _exempt("outside_eu", "O", "VATEX-EU-O", rules)
    if buyer.postcode.startswith(UNTAXED_OVERSEAS):
        return _exempt("untaxed_overseas", "E", "", rules)
    reduced = buyer.postcode.startswith(REDUCED_OVERSEAS)
    name = "overseas" if reduced else "standard"
    return VatCase(
        name=name,
        category="S",
        rate=rules.decimal(f"vat_{name}"),
        due="debits" if seller.vat_regime == "debits" else "collection",
    )


def case_of(invoice: Invoice) -> VatCase:
    """The case an invoice was written under, for what corrects it."""
    group = next((one for one in invoice.vat_groups if one.exemption or one.rate), None)
    group = group or invoice.vat_groups[0]
    return VatCase(
        name="as_before",
        category=group.category,
        rate=group.rate,
        due=invoice.vat_due,
        exemption=group.exemption,
        mention=group.reason,
    )


def _across_a_border(seller: Party, buyer: Party, rules: Rules) -> VatCase:
    if not (seller.is_european and buyer.is_european):
        return _exempt("outside_eu", "O", "VATEX-EU-O", rules)
    if not buyer.vat_number:
        raise TooLate(
            _("%(name)s needs a VAT number: without it the invoice bears French VAT.")
            % {"name": buyer.name}
        )
    return _exempt("reverse_charge", "AE", "VATEX-EU-AE", rules)


def _exempt(name: str, category: str, exemption: str, rules: Rules) -> VatCase:
    return VatCase(
        name=name,
        category=category,
        rate=Decimal(0),
        exemption=exemption,
        mention=rules.text(f"mention.{name}"),
    )
