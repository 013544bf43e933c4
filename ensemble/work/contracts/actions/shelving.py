"""Papers that nothing rests on any more are given their time; those that serve again lose it.

Those of a mission end with it. A framework agreement or a mandate of self-billing serves the next mission
too: it ends with the last one of that client or of that member, and begins anew with another.
"""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from ensemble.foundation.files.actions.retaining import keep_in_use, start_term
from ensemble.foundation.files.models import StoredFile
from ensemble.money.invoicing.models import Mandate
from ensemble.people.profiles.models import Member
from ensemble.work.contracts.models import Agreement, Envelope, VigilanceCheck
from ensemble.work.contracts.reading import resting_on
from ensemble.work.missions.actions.attaching import brief_over
from ensemble.work.missions.models import Mission

STANDING = ("framework", "self_billing")
LIVE = ("ready", "contracting", "running")


@transaction.atomic
def mission_over(mission: Mission, *, on: date) -> None:
    """It ended, or was given up, that day."""
    for agreement in Agreement.objects.filter(resting_on(mission)):
        if agreement.mission_id or not _serves(agreement, but=mission):
            _papers_over(agreement, on=on)
    _certificates_over(mission, on=on)
    brief_over(mission.need, on=on)


@transaction.atomic
def mission_agreed(mission: Mission) -> None:
    """What had come to its end serves again."""
    shared = Agreement.objects.filter(resting_on(mission), kind__in=STANDING).signed()
    for agreement in shared:
        for stored in _files(Envelope.objects.about(agreement)):
            keep_in_use(stored)


@transaction.atomic
def member_over(member: Member, *, on: date) -> None:
    """They left, and no mission of theirs is left to end."""
    hers = Agreement.objects.filter(kind="self_billing", business__member=member)
    for agreement in hers:
        if not _serves(agreement):
            _papers_over(agreement, on=on)


@transaction.atomic
def mandate_over(mandate: Mandate, *, on: date) -> None:
    for stored in _files(Envelope.objects.filter(signed_paper=mandate.paper_id)):
        start_term(stored, on=on)


@transaction.atomic
def envelope_over(envelope: Envelope, *, on: date) -> None:
    """Nobody signed it to the end."""
    for stored in _files(Envelope.objects.filter(pk=envelope.pk)):
        start_term(stored, on=on)


def _serves(agreement: Agreement, *, but: Mission | None = None) -> bool:
    """Another mission, to come or under way, rests on it."""
    live = Mission.objects.filter(state__in=LIVE).exclude(pk=but.pk if but else None)
    if agreement.kind == "framework":
        return live.filter(organisation=agreement.organisation_id).exists()
    return live.filter(member=agreement.business.member_id).exists()


def _papers_over(agreement: Agreement, *, on: date) -> None:
    for stored in _files(Envelope.objects.about(agreement)):
        start_term(stored, on=on)


def _files(envelopes: QuerySet) -> list[StoredFile]:
    names = ("paper", "signed_paper", "evidence")
    found = envelopes.select_related(*names)
    return [stored for one in found for name in names if (stored := getattr(one, name))]


def _certificates_over(mission: Mission, *, on: date) -> None:
    """Those its checks relied on, and that others took the place of; one in use stays until then."""
    done = VigilanceCheck.objects.filter(mission=mission, document__file__keep_until__isnull=False)
    for check in done.select_related("document__file"):
        start_term(check.document.file, on=on)
