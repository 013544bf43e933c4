"""Under which name the operator, and each client company, invoices and is invoiced."""

from datetime import datetime
from typing import Any

from django.db import transaction

from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.invoicing.access import may_change_identity
from ensemble.money.invoicing.models import LegalEntity
from ensemble.money.ledger.fec import keep_siren
from ensemble.people.compliance import identifiers

FACTS = frozenset(
    "legal_name form capital register siren siret vat_number vat_regime street postcode city "
    "country email iban bic size".split()
)


NOWHERE: dict[str, Any] = {
    "address": "",
    "address_state": "",
    "addresses": [],
    "address_asked_at": None,
}


@transaction.atomic
def identify(
    organisation: Organisation | None, *, by: Person | None, at: datetime, **facts: str
) -> LegalEntity:
    """Write or change a billing identity; None is the operator. What was issued keeps its own.

    Raises ValidationError when an identifier is not one (SIREN, SIRET, VAT number, IBAN).
    """
    require(may_change_identity(by, organisation))
    if unknown := set(facts) - FACTS:
        raise TypeError(f"a billing identity has no {', '.join(sorted(unknown))}")
    facts = cleaned(facts)
    before = LegalEntity.objects.filter(organisation=organisation).first()
    another = before is not None and before.siren != facts.get("siren", before.siren)
    written = facts | (NOWHERE if another else {})
    entity, is_new = LegalEntity.objects.update_or_create(
        organisation=organisation, defaults=written
    )
    if organisation is None and entity.siren:
        keep_siren(entity.siren)
    also = (organisation,) if organisation else ()
    verb = "invoicing.identified" if is_new else "invoicing.identity_changed"
    record(verb, on=entity, by=by, at=at, also=also, name=entity.legal_name)
    return entity


def cleaned(facts: dict[str, str]) -> dict[str, str]:
    """Each number in the one spelling that is kept."""
    siren = facts.get("siren", "")
    spelling = {
        "siren": identifiers.siren_number,
        "siret": lambda typed: identifiers.siret_number(typed, siren=siren),
        "vat_number": lambda typed: identifiers.vat_number(typed, siren=siren),
        "iban": lambda typed: identifiers.bank_number(typed).iban,
    }
    return facts | {name: spelling[name](facts[name]) for name in spelling if facts.get(name)}
