"""The safes of Karim and Sophie: a business, papers in every state, an account in use and one on hold."""

from datetime import date, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

from ensemble.people.compliance.actions.banking import change_account
from ensemble.people.compliance.actions.filing import file_document
from ensemble.people.compliance.actions.verifying import verify
from ensemble.people.compliance.identifiers import bank_number
from ensemble.people.compliance.models import BankAccount, Business, Document
from ensemble.people.compliance.tests.builders import OTHER_IBAN, a_business, a_paid_account

if TYPE_CHECKING:
    from ensemble.config.tests.authorization.world import World


def drawn() -> bytes:
    """A photograph of a paper: read at once, where a PDF waits for its inspection."""
    picture = BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "PNG")
    return picture.getvalue()


def open_safes(world: "World", at) -> None:
    name = world.mark("business-name", "own tal fin")
    world.business = a_business(world.karim, legal_name=name, at=at)
    a_business(world.sophie, legal_name="Arnaud Données", at=at)
    world.paper = _paper(world.business, "vigilance", at)
    world.identity = _paper(world.business, "identity", at, expires_on=date(2030, 1, 1))
    verified = _paper(world.business, "registration", at)
    verify(verified, result=world.mark("paper-result", "own fin"), by=world.ines, at=at)
    world.paid_account = a_paid_account(world.business, by=world.bruno, at=at)
    world.held = _held(world.business, at - timedelta(days=3))
    world.marks["•••• 0189"] = world.marks["•••• 2606"] = frozenset(("own", "fin"))
    world.marks["<span>0112</span>"] = frozenset(("own", "fin"))


def _paper(business: Business, kind: str, at, **said) -> Document:
    by = business.member.person
    said |= {"issued_on": date(2026, 11, 2), "by": by, "at": at}
    return file_document(business, kind, content=drawn(), name="papier.png", **said)


def _held(business: Business, at) -> BankAccount:
    by = business.member.person
    return change_account(business, bank_number(OTHER_IBAN), holder="Benali", by=by, at=at)
