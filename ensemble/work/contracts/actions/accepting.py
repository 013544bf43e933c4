"""What the law of 1975 asks of a resale: the client's acceptance, and a guarantee when there is one."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import Incomplete, TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.work.contracts.access import may_accept_subcontractor, may_record_guarantee
from ensemble.work.contracts.models import SubcontractorAcceptance
from ensemble.work.contracts.reading import latest_terms
from ensemble.work.missions.models import Mission
from ensemble.work.missions.promises import today


@transaction.atomic
def accept_subcontractor(mission: Mission, *, by: Person, at: datetime) -> SubcontractorAcceptance:
    """A buyer of the client accepts the subcontractor and approves how it is paid (art. 3). Signing
    the order says both; this says it apart, and sooner. Twice is once."""
    require(may_accept_subcontractor(by, mission))
    _is_resale(mission)
    found, _new = SubcontractorAcceptance.objects.get_or_create(mission=mission)
    if found.client_acceptance_on:
        return found
    found.client_acceptance_on = found.payment_terms_approved_on = today(at)
    found.accepted_by = by
    found.save()
    record("contracts.subcontractor_accepted", on=mission, by=by, at=at)
    return found


@transaction.atomic
def record_guarantee(
    mission: Mission, *, kind: str, ref: str, on: date, by: Person, at: datetime
) -> SubcontractorAcceptance:
    """Finance writes down the guarantor or the delegation, with its reference (art. 14)."""
    require(may_record_guarantee(by, mission))
    _is_resale(mission)
    if kind != "none" and not ref.strip():
        raise Incomplete(_("A guarantee has a reference."))
    found, _new = SubcontractorAcceptance.objects.get_or_create(mission=mission)
    found.guarantee_kind, found.guarantee_ref = kind, ref
    found.guarantee_on, found.guarantee_recorded_by = on, by
    found.save()
    record("contracts.guarantee_recorded", on=mission, by=by, at=at, kind=kind, ref=ref)
    return found


def _is_resale(mission: Mission) -> None:
    terms = latest_terms(mission)
    if terms is None or not terms.is_resale:
        raise TooLate(_("Nothing is subcontracted in this mission."))
