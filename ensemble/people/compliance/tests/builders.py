"""A described business, its papers and its account, as people make them: by the actions."""

from datetime import date, datetime, timedelta
from typing import Any

from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.persons.models import Person
from ensemble.people.compliance.actions.banking import change_account, release
from ensemble.people.compliance.actions.describing import choose_status, describe
from ensemble.people.compliance.actions.filing import file_document
from ensemble.people.compliance.actions.verifying import verify
from ensemble.people.compliance.identifiers import bank_number
from ensemble.people.compliance.models import BankAccount, Business, Document
from ensemble.people.compliance.requirements import REQUIREMENTS, requirement
from ensemble.people.profiles.models import Member

IBAN = "FR7630006000011234567890189"
OTHER_IBAN = "FR1420041010050500013M02606"
PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Count 1/Kids[3 0 R]>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj
trailer<</Root 1 0 R>>
%%EOF
"""

FRENCH: dict[str, Any] = {
    "legal_name": "Benali Conseil",
    "siren": "732829320",
    "siret": "73282932000074",
    "vat_regime": "franchise",
    "street": "12 rue des Capucins",
    "postcode": "69001",
    "city": "Lyon",
    "country": "FR",
}
EUROPEAN: dict[str, Any] = {
    "legal_name": "Rheinblick Beratung GmbH",
    "vat_number": "DE136695976",
    "vat_regime": "eu",
    "street": "Domstraße 4",
    "postcode": "50668",
    "city": "Köln",
    "country": "DE",
}
EMPLOYER = {"signatory_name": "Paul Roux", "signatory_email": "paul.roux@portage.example"}


def a_business(member: Member, *, status: str = "micro", at: datetime, **facts: Any) -> Business:
    """Described in full, whatever the status."""
    by = member.person
    known = EUROPEAN if status == "eu_firm" else FRENCH
    if status in ("portage", "cae"):
        known = known | EMPLOYER
    business = choose_status(member, status, by=by, at=at)
    return describe(business, by=by, at=at, **known | facts)


def a_paper(
    business: Business, kind: str = "vigilance", *, issued_on: date, at: datetime, **said: Any
) -> Document:
    """Received, its file looked at, read by nobody yet."""
    asked = requirement(business.status, kind)
    if asked and asked.ends:
        said = {"expires_on": issued_on + timedelta(days=365)} | said
    by = business.member.person
    document = file_document(
        business,
        kind,
        content=PDF,
        name="papier.pdf",
        issued_on=issued_on,
        by=by,
        at=at,
        **said,
    )
    run_waiting()
    return Document.objects.with_names().get(pk=document.pk)


def a_verified_paper(
    business: Business,
    kind: str = "vigilance",
    *,
    by: Person,
    issued_on: date,
    at: datetime,
    **said: Any,
) -> Document:
    document = a_paper(business, kind, issued_on=issued_on, at=at, **said)
    return verify(document, result="Lu sur le site de l’Urssaf.", by=by, at=at)


def a_full_safe(business: Business, *, by: Person, issued_on: date, at: datetime) -> Business:
    """Every paper that its status is asked, verified by someone of finance."""
    for one in REQUIREMENTS[business.status]:
        a_verified_paper(business, one.kind, by=by, issued_on=issued_on, at=at)
    return business


def an_account(business: Business, *, at: datetime, iban: str = IBAN) -> BankAccount:
    """On hold since `at`."""
    by = business.member.person
    return change_account(business, bank_number(iban), holder=business.legal_name, by=by, at=at)


def a_paid_account(
    business: Business, *, by: Person, at: datetime, iban: str = IBAN
) -> BankAccount:
    """In use at `at`: changed three days earlier, called back and released."""
    account = an_account(business, at=at - timedelta(days=3), iban=iban)
    return release(account, called="Appelé au 06 39 98 12 34", by=by, at=at)
