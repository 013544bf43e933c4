"""Who invoices for each member of the town: its status, its names, its numbers, where it is paid.

Numbers are invented, with right keys.
"""

from datetime import datetime
from decimal import Decimal

from stdnum.pt import nif

from ensemble.demo.building.identities import numbers, spaced
from ensemble.people.compliance.actions.describing import choose_status, describe
from ensemble.people.compliance.models import Business
from ensemble.people.profiles.models import Member

FIRST_MEMBER = 90_000_200
STATUSES = ("sasu", "micro", "eurl", "portage", "ei", "sasu", "micro", "eurl", "micro", "sasu")
OWN_STATUS = {
    "Marta Oliveira": "eu_firm",
    "Camille Jourdain": "cae",
    # All year long somewhere: beyond what a micro-enterprise invoices
    "Thierry Kermarrec": "sasu",
    "Ingrid Solheim": "eurl",
    "Rachel Bensimon": "eurl",
    "Vincent Pruvost": "sasu",
    "Sandrine Vidalenc": "eurl",
}
REGIMES = {"micro": "franchise", "ei": "collection", "eurl": "debits", "sasu": "collection"}
STREETS = ("rue des Capucins", "quai Saint-Vincent", "rue Mercière", "cours Lafayette")


def described(member: Member, place: int, at: datetime) -> Business:
    by, name = member.person, member.person.name
    status = OWN_STATUS.get(name, STATUSES[place % len(STATUSES)])
    business = choose_status(member, status, by=by, at=at)
    return describe(business, by=by, at=at, **_facts(business, place))


def _facts(business: Business, place: int) -> dict:
    family = business.member.person.name.rpartition(" ")[2]
    facts = {
        "street": f"{7 + place} {STREETS[place % len(STREETS)]}",
        "postcode": f"6900{1 + place % 9}",
        "city": "Lyon",
        "country": "FR",
    }
    if business.status == "eu_firm":
        base = f"{503_000_000 + place}"[:8]
        return facts | {
            "legal_name": f"{family} Consultoria Lda",
            "vat_number": f"PT{base}{nif.calc_check_digit(base)}",
            "vat_regime": "eu",
            "postcode": "1200-109",
            "city": "Lisboa",
            "country": "PT",
        }
    known = numbers(FIRST_MEMBER + place)
    facts |= {"siren": known["siren"], "siret": known["siret"]}
    facts["vat_regime"] = REGIMES.get(business.status, "collection")
    if facts["vat_regime"] != "franchise":
        facts["vat_number"] = known["vat_number"]
    return facts | _names(business, family, known["siren"])


def _names(business: Business, family: str, siren: str) -> dict:
    if business.is_sole_trader:
        return {"legal_name": business.member.person.name}
    if business.is_employer:
        return {
            "legal_name": "Traverse Portage" if business.status == "portage" else "La Passerelle",
            "signatory_name": "Hélène Roussin",
            "signatory_title": "Directrice générale",
            "signatory_email": "helene.roussin@traverse.example",
            "signatory_phone": "+33 1 99 00 12 34",
        }
    return {
        "legal_name": f"{family} Conseil",
        "capital": Decimal(5000),
        "register": f"RCS Lyon {spaced(siren)}",
    }


def iban(place: int) -> str:
    """A French account that exists nowhere, with its two keys."""
    bank, branch, account = 30006, 1, 10_000_000_000 + place
    key = 97 - (89 * bank + 15 * branch + 3 * account) % 97
    inside = f"{bank:05d}{branch:05d}{account:011d}{key:02d}"
    return f"FR{98 - int(f'{inside}152700') % 97:02d}{inside}"
