"""Sirene, the register of INSEE: `GET {SIRENE_URL}/siret/{siret}` of its API (3.11), with a key."""

from typing import Any

from django.conf import settings

from ensemble.foundation.core.outgoing import Unreachable, ask
from ensemble.people.compliance.models import Business, CompanyCheck
from ensemble.people.compliance.registries.answers import Answer, Result, same_name

TIMEOUT = 5
WITHHELD = "[ND]"  # whoever asked that their name be kept out of the public register


class Sirene:
    name = CompanyCheck.Register.SIRENE

    def number_of(self, business: Business) -> str:
        return business.siret if business.is_french else ""

    def ask(self, business: Business) -> Answer:
        if not settings.SIRENE_URL:
            return Answer(Result.BY_HAND)
        headers = {"Accept": "application/json"}
        if settings.SIRENE_KEY:
            headers["X-INSEE-Api-Key-Integration"] = settings.SIRENE_KEY
        try:
            url = f"{settings.SIRENE_URL.rstrip('/')}/siret/{business.siret}"
            reply = ask("GET", url, headers=headers, timeout=TIMEOUT)
            if reply.status == 404:
                return Answer(Result.UNKNOWN)
            if reply.status != 200:
                return Answer(Result.BY_HAND)
            return _read(reply.json()["etablissement"], business)
        except (Unreachable, KeyError, TypeError, AttributeError):
            return Answer(Result.BY_HAND)


def _read(place: dict[str, Any], business: Business) -> Answer:
    """A place is open while its period without an end is `A`; its company, while it is not ceased."""
    if place["siret"] != business.siret:
        return Answer(Result.BY_HAND)
    company = place["uniteLegale"]
    name, address = _name(company), _address(place.get("adresseEtablissement") or {})
    now = next(period for period in [*place["periodesEtablissement"], {}] if not _ended(period))
    is_open = now.get("etatAdministratifEtablissement") == "A"
    if WITHHELD in name:
        return Answer(Result.BY_HAND)
    if not is_open or company.get("etatAdministratifUniteLegale") == "C":
        result = Result.CLOSED
    else:
        result = Result.MATCHES if same_name(name, business.legal_name) else Result.DIFFERS
    return Answer(result, name[:200], address[:300])


def _ended(period: dict[str, Any]) -> bool:
    return bool(period.get("dateFin"))


def _name(company: dict[str, Any]) -> str:
    """A company has a name of its own; a sole trader has a first and a family name."""
    first = company.get("prenomUsuelUniteLegale") or company.get("prenom1UniteLegale")
    family = company.get("nomUsageUniteLegale") or company.get("nomUniteLegale")
    person = " ".join(filter(None, (first, family)))
    return company.get("denominationUniteLegale") or person


def _address(said: dict[str, Any]) -> str:
    parts = ("numeroVoie", "typeVoie", "libelleVoie", "codePostal", "libelleCommune")
    return " ".join(filter(None, (said.get(f"{part}Etablissement") for part in parts)))
