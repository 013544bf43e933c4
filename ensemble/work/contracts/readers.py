"""What follows, later, from what happened to a mission."""

from contextlib import suppress
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.timeline.models import Entry
from ensemble.foundation.timeline.reading import reader
from ensemble.money.invoicing.models import Mandate
from ensemble.people.compliance.models import Document
from ensemble.people.profiles.models import Member
from ensemble.work.contracts.actions.checking import check_of_member
from ensemble.work.contracts.actions.mandating import keep_signed_mandate, send_mandate
from ensemble.work.contracts.actions.shelving import (
    envelope_over,
    mandate_over,
    member_over,
    mission_agreed,
    mission_over,
)
from ensemble.work.contracts.models import Envelope
from ensemble.work.missions.models import Mission
from ensemble.work.missions.promises import today


@reader("contracts.ended")
def keep_papers_their_time(entry: Entry) -> None:
    """Signed papers and their evidence are purged by themselves, years after the last day."""
    mission_over(_mission(entry), on=date.fromisoformat(entry.facts["last_day"]))


@reader("contracts.given_up")
def keep_papers_of_nothing(entry: Entry) -> None:
    """Those of a mission given up: what was signed of it may still be asked about."""
    mission_over(_mission(entry), on=today(entry.at))


@reader("contracts.agreed")
def keep_what_serves_again(entry: Entry) -> None:
    """Unless the mission is over already: of two deeds, the second may be read first."""
    mission = _mission(entry)
    if mission.state not in ("ended", "given_up"):
        mission_agreed(mission)


@reader("contracts.envelope_refused", "contracts.envelope_lapsed", "contracts.envelope_void")
def keep_what_nobody_signed_its_time(entry: Entry) -> None:
    envelope = Envelope.objects.get(pk=entry.mentions.get(is_subject=True).object_id)
    envelope_over(envelope, on=today(entry.at))


@reader("invoicing.mandate_ended")
def keep_a_mandate_its_time(entry: Entry) -> None:
    mandate = Mandate.objects.get(pk=entry.mentions.get(is_subject=True).object_id)
    if mandate.paper_id and mandate.ended_on:
        mandate_over(mandate, on=mandate.ended_on)


@reader("profiles.left")
def keep_the_mandate_of_who_left(entry: Entry) -> None:
    member = Member.objects.get(pk=entry.mentions.get(is_subject=True).object_id)
    member_over(member, on=today(entry.at))


@reader("compliance.document_verified")
def check_what_waited_for_it(entry: Entry) -> None:
    """A check that a paper was missing for is done the day it is verified, not the morning after."""
    document = Document.objects.get(pk=entry.mentions.get(is_subject=True).object_id)
    check_of_member(document.business.member, at=entry.at)


@reader("contracts.envelope_sealed")
def keep_the_mandate(entry: Entry) -> None:
    """The mandate of self-billing keeps the file that both signed."""
    keep_signed_mandate(Envelope.objects.get(pk=entry.mentions.get(is_subject=True).object_id))


@reader("invoicing.mandate_proposed")
def send_the_mandate(entry: Entry) -> None:
    """Asked for in invoices, by a member or for one: it is sent to be signed, unless it was since."""
    pk = entry.mentions.get(is_subject=True).object_id
    mandate = Mandate.objects.filter(pk=pk, state="proposed").first()
    if mandate and entry.by:
        with suppress(TooLate, ValidationError):  # its page says what is missing
            send_mandate(mandate, by=entry.by, at=timezone.now())


def _mission(entry: Entry) -> Mission:
    return Mission.objects.select_related("need").get(
        pk=entry.mentions.get(is_subject=True).object_id
    )
