"""VIES, the VAT numbers of the European Union: `POST {VIES_URL}/check-vat-number` of its REST API."""

from django.conf import settings

from ensemble.foundation.core.outgoing import Unreachable, as_json, ask
from ensemble.people.compliance.models import Business, CompanyCheck
from ensemble.people.compliance.registries.answers import Answer, Result, same_name

TIMEOUT = 5
WITHHELD = "---"  # some countries confirm a number and keep the name to themselves


class Vies:
    name = CompanyCheck.Register.VIES

    def number_of(self, business: Business) -> str:
        return business.vat_number

    def ask(self, business: Business) -> Answer:
        if not settings.VIES_URL:
            return Answer(Result.BY_HAND)
        number = business.vat_number
        body, headers = as_json({"countryCode": number[:2], "vatNumber": number[2:]})
        try:
            url = f"{settings.VIES_URL.rstrip('/')}/check-vat-number"
            reply = ask("POST", url, body=body, headers=headers, timeout=TIMEOUT)
            said = reply.json()
            # A country that does not answer is an error of the service (`actionSucceed`), not a no.
            if reply.status != 200 or said.get("actionSucceed") is False:
                return Answer(Result.BY_HAND)
            return _read(said, business)
        except (Unreachable, KeyError, TypeError, AttributeError):
            return Answer(Result.BY_HAND)


def _read(said: dict, business: Business) -> Answer:
    if not said["valid"]:
        return Answer(Result.UNKNOWN)
    name = _told(said.get("name"))
    address = " ".join(_told(said.get("address")).split())
    proof = said.get("requestIdentifier") or ""
    known = not name or same_name(name, business.legal_name)
    result = Result.MATCHES if known else Result.DIFFERS
    return Answer(result, name[:200], address[:300], proof[:200])


def _told(value: str | None) -> str:
    return "" if value in (None, WITHHELD) else value.strip()
