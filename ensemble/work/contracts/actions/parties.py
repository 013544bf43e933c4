"""Who signs each paper, in which capacity, and in which order: the operator comes last."""

from django.utils.translation import gettext as _

from ensemble.foundation.accounts.models import Organisation, Seat
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.persons.models import Person
from ensemble.people.compliance.models import Business
from ensemble.work.contracts.actions.enveloping import SignerSpec
from ensemble.work.contracts.blanks import client_name, operator_name
from ensemble.work.contracts.models import Agreement
from ensemble.work.missions.models import Mission

FIRST, LAST = 1, 2


def signers_of(agreement: Agreement, buyer: Person | None = None) -> list[SignerSpec]:
    """One signer a party. `buyer` is who signs for the client, one of its own when none is named."""
    specs = {
        "client": lambda: _client(agreement, buyer),
        "member": lambda: _member(agreement.business),
        "operator": lambda: SignerSpec(
            capacity=_("for %(name)s") % {"name": operator_name()}, order=LAST, operator=True
        ),
    }
    return [specs[party]() for party in sorted(agreement.parties, key=_rank)]


def buyer_of(organisation: Organisation, mission: Mission | None = None) -> Person:
    """Who chose, when she buys; otherwise whoever has bought there the longest."""
    seats = Seat.objects.live().filter(organisation=organisation, role="buyer")
    people = [seat.person for seat in seats.select_related("person").order_by("given_at", "pk")]
    if not people:
        raise TooLate(_("Nobody at %(client)s may sign yet.") % {"client": organisation.name})
    chose = mission.chosen_by if mission else None
    return chose if chose in people else people[0]


def _client(agreement: Agreement, buyer: Person | None) -> SignerSpec:
    organisation = agreement.organisation
    person = buyer or buyer_of(organisation, agreement.mission)
    seat = Seat.objects.live().filter(organisation=organisation, person=person).first()
    name = client_name(organisation)
    capacity = f"{name}, {seat.title}" if seat and seat.title else name
    return SignerSpec(
        capacity=_("for %(name)s") % {"name": capacity},
        order=FIRST,
        person=person,
        organisation=organisation,
    )


def _member(business: Business) -> SignerSpec:
    """R06: the member signs for her own business; for a portage company or a co-operative, its own
    signatory does."""
    if business.is_signed_by_its_member:
        capacity = _("for %(name)s") % {"name": business.trade_name}
        return SignerSpec(capacity=capacity, order=FIRST, person=business.member.person)
    named = f"{business.trade_name}, {business.signatory_title}".removesuffix(", ")
    return SignerSpec(
        capacity=_("for %(name)s") % {"name": named},
        order=FIRST,
        name=business.signatory_name,
        email=business.signatory_email,
        phone=business.signatory_phone,
    )


def _rank(party: str) -> int:
    return ("member", "client", "operator").index(party)
