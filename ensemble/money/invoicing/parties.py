"""From the identities of the day to the copies that an invoice keeps."""

from decimal import Decimal

from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.money.invoicing.models import Flow, LegalEntity, Party
from ensemble.people.compliance.models import Business

FORMS = {"eurl": "EURL", "sasu": "SASU", "cae": "Coopérative d’activité et d’emploi"}
FORMS |= {"portage": "Société de portage salarial", "association": "Association loi 1901"}


def party_of(one: LegalEntity | Business) -> Party:
    """The frozen copy. A business of a member keeps its bank details to itself."""
    if isinstance(one, LegalEntity):
        return one.as_party()
    return Party(
        name=one.legal_name,
        status=one.status,
        form=FORMS.get(one.status, ""),
        capital=french_number(one.capital) if one.capital else "",
        register=one.register,
        siren=one.siren,
        siret=one.siret,
        vat_number=one.vat_number,
        vat_regime=one.vat_regime,
        street=one.street,
        postcode=one.postcode,
        city=one.city,
        country=one.country,
        email=one.member.person.email,
        size="micro" if one.status == "micro" else "small",
    )


def french_number(amount: Decimal) -> str:
    """`1000.00` is written `1 000`, `1500.50` is written `1 500,50`."""
    whole = f"{amount:,.2f}".removesuffix(".00")
    return whole.replace(",", "\u00a0").replace(".", ",")


def flow_between(issuer: LegalEntity | Business, buyer: LegalEntity | Business) -> Flow:
    if isinstance(issuer, LegalEntity):
        if issuer.is_operator:
            return Flow.SOLD
        raise TooLate(_("A client company issues no invoice here."))
    if isinstance(buyer, LegalEntity):
        return Flow.BOUGHT if buyer.is_operator else Flow.MANDATED
    raise TooLate(_("Two members do not invoice each other here."))
