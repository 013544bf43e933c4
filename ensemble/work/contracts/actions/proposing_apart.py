"""A paper that is signed on its own: confidentiality, or the rights on what is delivered."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.work.contracts.access import may_prepare
from ensemble.work.contracts.actions.preparing import lock
from ensemble.work.contracts.actions.proposing import PARTIES, ready_business, send_paper
from ensemble.work.contracts.actions.withdrawing import void_each
from ensemble.work.contracts.models import Agreement
from ensemble.work.contracts.models.agreement import CLIENT
from ensemble.work.contracts.reading import latest_terms
from ensemble.work.missions.models import Mission


@transaction.atomic
def propose_apart(
    mission: Mission, kind: str, *, by: Person, at: datetime, buyer: Person | None = None
) -> Agreement:
    """Write it from the articles in force and send it to its parties. It changes nothing of the terms
    of the mission, which neither waits for it nor rests on it. Raises TooLate with what is missing."""
    require(may_prepare(by, mission))
    lock(mission)
    if mission.state not in ("ready", "contracting", "running"):
        raise TooLate(_("This mission is over: nothing is signed for it any more."))
    if Agreement.objects.of(mission).live().filter(kind=kind).exists():
        raise TooLate(_("This paper is already sent, or signed."))
    agreement = drawn_apart(mission, kind)
    send_paper(agreement, buyer, by=by, at=at)
    return agreement


@transaction.atomic
def withdraw_apart(agreement: Agreement, *, because: str, by: Person, at: datetime) -> Agreement:
    """Taken back while somebody still has to sign; twice is once."""
    require(agreement.is_apart and may_prepare(by, agreement.mission))
    lock(agreement.mission)
    agreement.refresh_from_db()
    if agreement.state == "signed":
        raise TooLate(_("Everything is signed already."))
    if agreement.state == "proposed":
        void_each([agreement], by=by, at=at, because=because)
    return agreement


def drawn_apart(mission: Mission, kind: str) -> Agreement:
    """As it would be sent; nothing is written."""
    terms = latest_terms(mission)
    if terms is None:
        raise TooLate(_("Prepare the contract first: it says who contracts with whom."))
    parties = PARTIES[kind, terms.model]
    return Agreement(
        kind=kind,
        model=terms.model,
        parties=parties,
        mission=mission,
        organisation=mission.organisation if CLIENT in parties else None,
        business=ready_business(mission.member),
        language=mission.member.person.language,
    )
