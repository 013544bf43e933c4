"""What stands between a contract and its first day, each reason with its sentence.

Nothing here is a sanction: a reason disappears the moment its cause does.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Exists
from django.utils.translation import gettext as _

from ensemble.foundation.core.money import to_cents
from ensemble.foundation.parameters.reading import decimal
from ensemble.money.credit.gates import room_for
from ensemble.people.compliance.models import Business
from ensemble.people.compliance.reading import business_of
from ensemble.work.contracts import vigilance
from ensemble.work.contracts.models import Agreement, Review, SubcontractorAcceptance, Terms
from ensemble.work.contracts.periods import months_between
from ensemble.work.missions.models import Mission
from ensemble.work.missions.promises import today


@dataclass(frozen=True)
class Reason:
    code: str
    sentence: str


def may_start(mission: Mission, at: datetime) -> list[Reason]:
    """Every reason why the mission may not start now; none: it may (R01, R06, R24)."""
    unread = Review.objects.of(mission).open().filter(moment="signing")
    agreed = Terms.objects.of(mission).agreed().annotate(unread=Exists(unread))
    terms = agreed.order_by("version").last()
    if terms is None:
        return [Reason("NOT_SIGNED", _("Its papers are not all signed."))]
    business = business_of(mission.member)
    return [
        *_counterparty(mission, business),
        *vigilance_reasons(mission, terms, at, business),
        *_independence(terms.unread),
        *(_law_of_1975(mission) if terms.is_resale else []),
        *(room_reasons(mission, a_month_of(terms), at) if terms.is_resale else []),
    ]


def may_extend(mission: Mission, terms: Terms, at: datetime) -> list[Reason]:
    """The gates that stand again on more days."""
    room = room_reasons(mission, a_month_of(terms), at) if terms.is_resale else []
    return [*vigilance_reasons(mission, terms, at), *room]


def a_month_of(terms: Terms) -> Decimal:
    """What the next invoice will add to what the client owes, excluding tax: a month's share."""
    months = months_between(terms.starts_on, terms.ends_on) + 1
    return to_cents(terms.in_all.price / months)


def vigilance_reasons(
    mission: Mission, terms: Terms, at: datetime, business: Business | None = None
) -> list[Reason]:
    """R01: from the threshold on, nothing without papers that a person verified."""
    day = today(at)
    if not vigilance.needed(mission, day, terms if terms.state == "agreed" else None):
        return []
    found = vigilance.standing_of(mission, day, business)
    return [] if found.verified else [Reason(found.code, found.sentence)]


def room_reasons(mission: Mission, amount: Decimal, at: datetime) -> list[Reason]:
    """R24: the limit of the client's group, which counts with tax; a second person overrides it."""
    rate = decimal("invoicing.vat_standard", on=today(at))
    room = room_for(mission.organisation, to_cents(amount * (100 + rate) / 100), at)
    return [] if room.ok else [Reason("NO_ROOM", room.sentence)]


def _counterparty(mission: Mission, business: Business | None) -> list[Reason]:
    """R06: whoever signed for the member's side had to be of the company that contracts."""
    if business is None or business.is_signed_by_its_member:
        return []
    signed = Agreement.objects.of(mission).signed().filter(parties__contains=["member"])
    people = [one.words.get("member_signatory") for one in signed]
    if mission.member.person.email not in people:
        return []
    said = _("%(company)s is the party to the contract: its own people sign, not the consultant.")
    return [Reason("PORTAGE_COUNTERPARTY", said % {"company": business.trade_name})]


def _independence(unread: bool) -> list[Reason]:
    if not unread:
        return []
    return [Reason("REVIEW_OPEN", _("Nobody has read what was said of independence yet."))]


def _law_of_1975(mission: Mission) -> list[Reason]:
    found = SubcontractorAcceptance.objects.filter(mission=mission).first()
    if found and found.client_acceptance_on and found.payment_terms_approved_on:
        return []
    return [
        Reason(
            "SUBCONTRACTOR_NOT_ACCEPTED",
            _("The client has not accepted the subcontractor and its payment terms yet."),
        )
    ]
