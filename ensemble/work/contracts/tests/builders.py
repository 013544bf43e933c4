"""Contracts for tests, each made by the actions that make them in life."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from ensemble.foundation.persons.models import Person
from ensemble.people.compliance.models import Business
from ensemble.people.compliance.tests import builders as compliance
from ensemble.work.contracts.actions.preparing import Conditions, prepare
from ensemble.work.contracts.actions.proposing import propose
from ensemble.work.contracts.actions.reviewing import look_at
from ensemble.work.contracts.actions.signing import say_read, sign
from ensemble.work.contracts.actions.starting import start
from ensemble.work.contracts.models import Agreement, Envelope, Review, Terms
from ensemble.work.missions.models import Mission


def conditions(mission: Mission, **change: Any) -> Conditions:
    facts = {
        "model": "resale",
        "starts_on": mission.starts_on,
        "ends_on": date(2027, 4, 30),
        "days": Decimal(mission.days),
        "rhythm": [0, 1, 2],
        "place": "Bourg-en-Bresse",
    }
    return Conditions(**(facts | change))


def prepared(mission: Mission, *, at: datetime, **change: Any) -> Terms:
    """Drafted, and its signs of dependence read: ready to be proposed."""
    by = mission.talent_manager
    terms = prepare(mission, conditions(mission, **change), by=by, at=at)
    review = Review.objects.of(mission).open().first()
    if review:
        look_at(review, "Rien à signaler : Karim fixe ses jours.", by=by, at=at)
    return terms


def a_safe(mission: Mission, finance: Person, *, at: datetime, status: str = "micro") -> Business:
    """The member's business, every paper of it verified."""
    business = compliance.a_business(mission.member, status=status, at=at)
    return compliance.a_full_safe(business, by=finance, issued_on=at.date(), at=at)


def sign_everything(papers: list[Agreement], finance: Person, *, at: datetime) -> None:
    """Everyone reads, then signs, in their order; `finance` signs for the operator."""
    for paper in papers:
        envelope = Envelope.objects.about(paper).get()
        for signer in envelope.in_order():
            signer.refresh_from_db()
            by = finance if signer.operator else signer.person
            say_read(signer, by=by, at=at)
            sign(signer, by=by, method="passkey", consent="Je signe.", at=at)


def signed(mission: Mission, finance: Person, *, at: datetime, **change: Any) -> Terms:
    """Every paper of the mission is signed by everyone."""
    a_safe(mission, finance, at=at)
    terms = prepared(mission, at=at, **change)
    sign_everything(propose(terms, by=mission.talent_manager, at=at), finance, at=at)
    terms.refresh_from_db()
    return terms


def running(mission: Mission, finance: Person, *, at: datetime, **change: Any) -> Terms:
    """Signed, and begun that very day."""
    terms = signed(mission, finance, at=at, **change)
    start(mission, by=mission.talent_manager, at=at)
    return terms
