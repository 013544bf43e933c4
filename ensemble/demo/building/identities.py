"""Under which name the house and its clients invoice, and the mandates that members signed.

SIREN and accounts are invented, with right keys: nobody is called by them.
"""

import re

from stdnum import luhn

from ensemble.demo.building.clock import Clock
from ensemble.demo.building.people import FIRST, OPENED, SETTLED
from ensemble.demo.town import words
from ensemble.demo.town.companies import COMPANIES
from ensemble.foundation.accounts.access import seats_of
from ensemble.foundation.persons.models import Person
from ensemble.money.invoicing.actions.identifying import identify
from ensemble.money.invoicing.actions.mandating import propose_mandate, sign_mandate
from ensemble.money.invoicing.models import Mandate
from ensemble.people.compliance.identifiers import french_vat_number
from ensemble.people.compliance.models import Business
from ensemble.people.profiles.models import Member

HOUSE = 90_000_000
FIRST_CLIENT = 90_000_100
ACCOUNT = {"iban": "FR7630006000011234567890189", "bic": "AGRIFRPP"}
SIZES = {"varenne": "large", "montcalm": "mid", "maravelle": "large"}
ADDRESS = re.compile(r"(?P<street>.+), (?P<postcode>\d{5}) (?P<city>.+)")


def name_companies(clock: Clock, team: dict[str, Person], contacts: dict) -> None:
    """The house first, then each client, by whoever buys there."""
    at = clock.ago(OPENED - 6)
    house = numbers(HOUSE) | address(words.ADDRESS) | ACCOUNT
    identify(
        None,
        by=team["ines"],
        at=at,
        legal_name="Les Deux Rives SAS",
        form="SAS",
        capital="50 000",
        register=f"RCS Lyon {spaced(house['siren'])}",
        vat_regime="collection",
        email=words.EMAIL,
        size="small",
        **house,
    )
    for place, company in enumerate(COMPANIES):
        buyer = next(one for one in company.people if one.role == "buyer")
        by = contacts[company.key, buyer.key]
        identify(
            seats_of(by)[0].organisation,
            by=by,
            at=at,
            legal_name=f"{company.name} SA",
            form="SA",
            email=f"comptabilite@{buyer.email.partition('@')[2]}",
            size=SIZES.get(company.key, "small"),
            **numbers(FIRST_CLIENT + place),
            **address(company.address),
        )


def sign_mandates(clock: Clock, members: dict[str, Member]) -> list[Mandate]:
    """Whoever described their business lets the house write their invoices, but one in six."""
    known = Business.objects.filter(member__in=members.values()).order_by("pk")
    described = [one for one in known.select_related("member__person") if one.is_described]
    return [
        _signed(business.member, clock)
        for place, business in enumerate(described)
        if place % 6 != 5
    ]


def _signed(member: Member, clock: Clock) -> Mandate:
    first = member.person.email in FIRST
    at = clock.ago(OPENED - 40 if first else SETTLED - 60)
    proposed = propose_mandate(member, by=member.person, at=at)
    return sign_mandate(proposed, by=member.person, at=at, signed_on=at.date())


def numbers(base: int) -> dict[str, str]:
    """A SIREN with its key, the SIRET of its first place, and the VAT number they give."""
    siren = f"{base}{luhn.calc_check_digit(str(base))}"
    place = f"{siren}0001"
    siret = f"{place}{luhn.calc_check_digit(place)}"
    return {"siren": siren, "siret": siret, "vat_number": french_vat_number(siren)}


def spaced(siren: str) -> str:
    return f"{siren[:3]} {siren[3:6]} {siren[6:]}"


def address(written: str) -> dict[str, str]:
    """`12 montée des Passeurs, 69005 Lyon`, part by part."""
    return ADDRESS.fullmatch(written).groupdict()
