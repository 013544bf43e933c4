"""What the safe asks next: one thing at a time, with its reason."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from ensemble.people.compliance.models import BankAccount, Business
from ensemble.people.compliance.reading import businesses_of
from ensemble.people.compliance.standings import Standing, safe_of
from ensemble.people.profiles.models import Member

TO_SEND = ("missing", "rejected", "expired", "too_old")


@dataclass(frozen=True)
class Step:
    """`asked_of`: whether that business is asked; `done`: whether it has answered."""

    name: str
    title: Any
    why: Any
    asked_of: Callable[[Business], bool]
    done: Callable[[Business], bool]


STEPS = (
    Step(
        "company",
        _("Who contracts and invoices"),
        _("Its name and number stand on every contract and invoice. The register is asked by us."),
        lambda business: True,
        lambda business: bool(business.legal_name and business.number),
    ),
    Step(
        "address",
        _("Its address"),
        _("The law asks for it on every invoice."),
        lambda business: True,
        lambda business: bool(business.street and business.city),
    ),
    Step(
        "vat",
        _("VAT"),
        _("So that each invoice carries the right rate and the right mention."),
        lambda business: business.is_french,
        lambda business: bool(business.vat_regime),
    ),
    Step(
        "signatory",
        _("Who signs for it"),
        _("You are not the contracting party: someone there signs and invoices."),
        lambda business: business.is_employer,
        lambda business: bool(business.signatory_name and business.signatory_email),
    ),
    Step(
        "mentions",
        _("Capital and register"),
        _("A company prints both on its invoices."),
        lambda business: business.status in ("eurl", "sasu"),
        lambda business: bool(business.register and business.capital),
    ),
)


def steps_of(business: Business) -> list[Step]:
    return [step for step in STEPS if step.asked_of(business)]


def step_named(business: Business, name: str) -> Step | None:
    return next((step for step in steps_of(business) if step.name == name), None)


def next_step(business: Business) -> Step | None:
    """The first question without an answer."""
    return next((step for step in steps_of(business) if not step.done(business)), None)


def next_paper(standings: list[Standing]) -> Standing | None:
    """The first paper to send; those being checked are somebody else's turn."""
    return next((one for one in standings if one.state in TO_SEND), None)


def next_asked(member: Member, *, on: date) -> str:
    """The next thing asked of this member, in words; empty when it is somebody else's turn."""
    known = BankAccount.objects.filter(business=OuterRef("pk"), state__in=["held", "active"])
    business = businesses_of(member).annotate(is_payable=Exists(known)).first()
    if business is None:
        return str(_("My legal status"))
    if step := next_step(business):
        return str(step.title)
    if paper := next_paper(safe_of(business, on=on)):
        return paper.label
    return "" if business.is_payable else str(_("Where to pay you"))
