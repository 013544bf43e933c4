"""More days, later: one side asks, the other agrees by its own gesture, then both sign."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import Incomplete, TooLate
from ensemble.foundation.core.lifecycle import move
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.work.contracts import gates, letters
from ensemble.work.contracts.access import (
    is_its_buyer,
    is_its_member,
    may_agree_to,
    may_change_terms,
    may_withdraw_extension,
)
from ensemble.work.contracts.actions.amending import next_terms
from ensemble.work.contracts.actions.preparing import lock
from ensemble.work.contracts.actions.proposing import send_papers
from ensemble.work.contracts.models import Extension
from ensemble.work.contracts.reading import drafted_terms, latest_terms
from ensemble.work.missions.models import Mission
from ensemble.work.missions.promises import today


@transaction.atomic
def ask_extension(
    mission: Mission,
    *,
    ends_on: date,
    days: Decimal,
    by: Person,
    at: datetime,
    words: str = "",
) -> Extension:
    """`days` are added to those agreed. Whoever asks agrees for their side; talent asks both."""
    require(may_change_terms(by, mission))
    lock(mission)
    _can_be_extended(mission, ends_on, at)
    waiting = Extension.objects.of(mission).still_waiting().first()
    if waiting is not None:
        if (waiting.ends_on, waiting.days, waiting.asked_by_id) == (ends_on, days, by.pk):
            return waiting
        raise TooLate(_("Something else has already been asked, and waits for an answer."))
    buyer, member = is_its_buyer(by, mission), is_its_member(by, mission)
    extension = Extension.objects.create(
        mission=mission,
        ends_on=ends_on,
        days=days,
        words=words,
        asked_by=by,
        asked_at=at,
        client_agreed_by=by if buyer else None,
        client_agreed_at=at if buyer else None,
        member_agreed_at=at if member else None,
    )
    record(
        "contracts.extension_asked",
        on=mission,
        by=by,
        at=at,
        also=(extension,),
        days=str(days),
        ends_on=ends_on.isoformat(),
    )
    letters.extension_asked(extension, at=at)
    return extension


@transaction.atomic
def confirm(extension: Extension, *, by: Person, at: datetime) -> Extension:
    """The other side agrees. With both, the amendment is written and sent to be signed (R24 again)."""
    lock(extension.mission)
    extension.refresh_from_db(from_queryset=Extension.objects.select_related("mission"))
    if _has_agreed(extension, by):
        return extension
    require(may_agree_to(by, extension))
    if extension.state != "asked":
        raise TooLate(_("This was already answered, or withdrawn."))
    _can_be_extended(extension.mission, extension.ends_on, at)
    if is_its_member(by, extension.mission):
        extension.member_agreed_at = at
    else:
        extension.client_agreed_by, extension.client_agreed_at = by, at
    extension.save()
    record("contracts.extension_confirmed", on=extension.mission, by=by, at=at, also=(extension,))
    if extension.member_agreed_at and extension.client_agreed_at:
        _conclude(extension, at=at)
    return extension


@transaction.atomic
def decline(extension: Extension, *, by: Person, at: datetime) -> Extension:
    """No reason is asked, and nothing changes: the mission goes on as agreed."""
    if extension.state == "declined":
        return extension
    require(may_agree_to(by, extension))
    move(extension, "declined", closed_at=at, late=_("This was already answered, or withdrawn."))
    record("contracts.extension_declined", on=extension.mission, by=by, at=at, also=(extension,))
    letters.extension_declined(extension, by=by, at=at)
    return extension


@transaction.atomic
def withdraw(extension: Extension, *, by: Person, at: datetime) -> Extension:
    require(may_withdraw_extension(by, extension))
    if extension.state == "withdrawn":
        return extension
    move(extension, "withdrawn", closed_at=at, late=_("This was already answered."))
    record("contracts.extension_withdrawn", on=extension.mission, by=by, at=at, also=(extension,))
    return extension


def _conclude(extension: Extension, *, at: datetime) -> None:
    mission, before = extension.mission, latest_terms(extension.mission)
    terms = next_terms(
        before,
        by=mission.talent_manager,
        at=at,
        ends_on=extension.ends_on,
        days=before.days + extension.days,
    )
    if reasons := gates.may_extend(mission, terms, at):
        raise TooLate(" ".join(reason.sentence for reason in reasons))
    move(extension, "agreed", closed_at=at, terms=terms)
    send_papers(terms, extension.client_agreed_by, by=mission.talent_manager, at=at)
    letters.extension_agreed(extension, at=at)


def _can_be_extended(mission: Mission, ends_on: date, at: datetime) -> None:
    if mission.state != "running":
        raise TooLate(_("Only a mission that runs is extended."))
    if drafted_terms(mission) is not None:
        raise TooLate(_("An amendment is already waiting for its signatures."))
    terms = latest_terms(mission)
    if ends_on < max(terms.ends_on, today(at)):
        raise Incomplete(_("The new last day comes after the one agreed."))


def _has_agreed(extension: Extension, by: Person) -> bool:
    if is_its_member(by, extension.mission):
        return extension.member_agreed_at is not None
    return extension.client_agreed_by_id == by.pk
