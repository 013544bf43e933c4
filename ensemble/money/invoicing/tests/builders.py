"""Identities, mandates and invoices, written by the actions."""

from datetime import UTC, date, datetime
from decimal import Decimal

from ensemble.foundation.accounts.models import Organisation
from ensemble.money.invoicing.actions.identifying import identify
from ensemble.money.invoicing.actions.issuing import issue
from ensemble.money.invoicing.actions.mandating import propose_mandate, sign_mandate
from ensemble.money.invoicing.drafts import Draft, Line
from ensemble.money.invoicing.models import Invoice, Kind, LegalEntity, Mandate, Terms
from ensemble.people.compliance.models import Business
from ensemble.people.profiles.models import Member

ISSUED = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
DAY = date(2026, 11, 30)


def operator(by, **facts) -> LegalEntity:
    known = {
        "legal_name": "Rives SAS",
        "form": "SAS",
        "capital": "50 000",
        "register": "RCS Lyon 732 829 320",
        "siren": "732829320",
        "siret": "73282932000017",
        "vat_number": "FR44732829320",
        "vat_regime": "collection",
        "street": "12 quai Saint-Antoine",
        "postcode": "69002",
        "city": "Lyon",
        "country": "FR",
        "email": "factures@rives.example",
        "iban": "FR7630006000011234567890189",
        "bic": "AGRIFRPP",
    }
    return identify(None, by=by, at=ISSUED, **(known | facts))


def client(organisation: Organisation, by, **facts) -> LegalEntity:
    known = {
        "legal_name": f"{organisation.name} SA",
        "form": "SA",
        "siren": "100000009",
        "siret": "10000000900017",
        "vat_number": "FR88100000009",
        "street": "4 rue de la Bourse",
        "postcode": "54000",
        "city": "Nancy",
        "country": "FR",
    }
    return identify(organisation, by=by, at=ISSUED, **(known | facts))


def business(member: Member, **facts) -> Business:
    known = {
        "status": "micro",
        "legal_name": member.person.name,
        "siren": "300000007",
        "siret": "30000000700017",
        "vat_regime": "franchise",
        "street": "3 rue des Tanneurs",
        "postcode": "69001",
        "city": "Lyon",
        "country": "FR",
        "changed_at": ISSUED,
    }
    return Business.objects.create(member=member, **(known | facts))


def days(quantity="18.5", price="575.00", **facts) -> Line:
    period = {"starts_on": date(2026, 11, 2), "ends_on": date(2026, 11, 30)}
    return Line("Pilotage du projet S&OP", Decimal(quantity), Decimal(price), **(period | facts))


def sale(issuer, buyer, *lines: Line, **facts) -> Draft:
    return Draft(issuer=issuer, buyer=buyer, lines=lines or (days(),), **facts)


def sold(issuer, buyer, *lines: Line, at=ISSUED, by=None, key="sale-1", **facts) -> Invoice:
    return issue(sale(issuer, buyer, *lines, **facts), by=by, at=at, key=key)


def mandate(member: Member, by, *, signed_on=date(2026, 9, 1), **facts) -> Mandate:
    proposed = propose_mandate(member, by=by, at=ISSUED, **facts)
    return sign_mandate(proposed, by=None, at=ISSUED, signed_on=signed_on)


def self_billed(mandated: Mandate, issuer: Business, buyer: LegalEntity, *lines: Line, **facts):
    """The draft of what a member is owed, written in their name."""
    return Draft(
        issuer=issuer,
        buyer=buyer,
        lines=lines or (days(price="500.00"),),
        kind=Kind.SELF_BILLED,
        mandate=mandated,
        **({"terms": Terms(days=30)} | facts),
    )
