"""What the signature of a paper brings, in the transaction that ends it (called by the envelope)."""

from datetime import datetime

from django.db import transaction

from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.money.invoicing.actions.mandating import (
    drop_mandates,
    propose_mandate,
    sign_mandate,
)
from ensemble.work.contracts import letters
from ensemble.work.contracts.actions.checking import check_due
from ensemble.work.contracts.models import (
    Agreement,
    Envelope,
    SubcontractorAcceptance,
    Terms,
)
from ensemble.work.missions.models import Mission
from ensemble.work.missions.promises import today


@transaction.atomic
def signed(agreement: Agreement, *, at: datetime) -> None:
    """The last signature is there. When it was the last paper of its terms, they are agreed."""
    move(agreement, "signed", signed_at=at)
    _record("contracts.paper_signed", agreement, at=at, title=agreement.title)
    if agreement.kind == "self_billing":
        _mandate(agreement, at)
    if agreement.kind == "order" and agreement.model == "resale":
        _subcontractor_is_accepted(agreement, at)
    if agreement.is_of_member_side:
        check_due(Mission.objects.ready_to_read().get(pk=agreement.mission_id), at=at)
    for terms in _waiting_for(agreement):
        if not _papers_missing(terms):
            agree(terms, at=at)


@transaction.atomic
def refused(agreement: Agreement, *, by: Person | None, because: str, at: datetime) -> None:
    """The terms stay drafted: they may be written otherwise and proposed again."""
    move(agreement, "refused", closed_at=at, closed_because=because)
    if agreement.kind == "self_billing":
        drop_mandates(agreement.business.member, by=by, at=at)
    facts = {"who": by.name if by else "", "title": agreement.title, "because": because}
    _record("contracts.paper_refused", agreement, at=at, **facts)


@transaction.atomic
def lapsed(agreement: Agreement, *, at: datetime) -> None:
    move(agreement, "lapsed", closed_at=at)
    if agreement.kind == "self_billing":
        drop_mandates(agreement.business.member, by=None, at=at)
    _record("contracts.paper_lapsed", agreement, at=at, title=agreement.title)


def agree(terms: Terms, *, at: datetime) -> None:
    """From now on these terms hold; the version before ends the day they begin. An amendment never
    looks back: it holds from the day it is signed at the earliest."""
    begins = terms.holds_from
    before = Terms.objects.of(terms.mission).agreed().order_by("version").last()
    if before is not None:
        begins = max(begins, today(at), before.holds_from)
        before.holds_to = begins
        before.save(update_fields=["holds_to"])
    move(terms, "agreed", agreed_at=at, holds_from=begins)
    mission = Mission.objects.ready_to_read().get(pk=terms.mission_id)
    record("contracts.agreed", on=mission, by=None, at=at, also=(terms,), version=terms.version)
    letters.agreed(mission, terms, at=at)


def _record(verb: str, agreement: Agreement, *, at: datetime, **facts: str) -> None:
    """In the history of its mission; who signed, and when, is the envelope's."""
    also = (agreement.mission,) if agreement.mission else ()
    record(verb, on=agreement, by=None, at=at, also=also, **facts)


def _waiting_for(agreement: Agreement) -> list[Terms]:
    """The terms of this paper; a framework agreement may be the last paper of several missions."""
    if agreement.is_apart:
        return []
    if agreement.terms is not None:
        return [agreement.terms] if agreement.terms.state == "drafted" else []
    waiting = Terms.objects.drafted().filter(model=agreement.model)
    if agreement.organisation_id:
        return list(waiting.filter(mission__organisation=agreement.organisation_id))
    return list(waiting.filter(mission__member=agreement.business.member_id))


def _papers_missing(terms: Terms) -> bool:
    """Something is still to be signed; or nothing was ever sent."""
    own = Agreement.objects.filter(terms=terms)
    if own.still_waiting().exists() or not own.signed().exists():
        return True
    sides = {tuple(one.parties) for one in own.signed()}
    needed = 1 if terms.model == "agency" and terms.version > 1 else 2
    framework = Agreement.objects.signed().filter(
        kind="framework", model=terms.model, organisation=terms.mission.organisation_id
    )
    return len(sides) < needed or not framework.exists()


def _mandate(agreement: Agreement, at: datetime) -> None:
    """R16: the mandate takes effect the day it is signed, never before."""
    mandate = propose_mandate(agreement.business.member, by=None, at=at)
    sign_mandate(mandate, by=None, at=at, signed_on=today(at))


def _subcontractor_is_accepted(agreement: Agreement, at: datetime) -> None:
    """The order says so in words: whoever signed it for the client accepted (loi 75-1334, art. 3)."""
    found, _new = SubcontractorAcceptance.objects.get_or_create(mission=agreement.mission)
    if found.client_acceptance_on:
        return
    found.accepted_by = _who_signed_for_client(agreement)
    found.client_acceptance_on = found.payment_terms_approved_on = today(at)
    found.save()


def _who_signed_for_client(agreement: Agreement) -> Person:
    envelope = Envelope.objects.about(agreement).filter(state__in=("open", "signed")).latest("pk")
    return envelope.signers.get(organisation=agreement.organisation).person
