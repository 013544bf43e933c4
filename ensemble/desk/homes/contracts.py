"""Contracts that wait for someone: to be prepared, to be read again, to be made longer."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from ensemble.desk.cards import Group, Task
from ensemble.foundation.accounts.access import seats_of
from ensemble.foundation.persons.models import Person
from ensemble.work.contracts.models import Agreement, Extension, Review
from ensemble.work.contracts.reading import ends_on_of
from ensemble.work.contracts.templatetags.contracts import in_days
from ensemble.work.missions.models import Mission
from ensemble.work.missions.promises import today

SHOWN = 8
ENDS_SOON = timedelta(days=45)


def contracts_in_hand(person: Person) -> list[Group]:
    """For a talent manager: what she prepares, and missions whose independence is asked again."""
    sent = Agreement.objects.live().filter(mission=OuterRef("pk"))
    mine = Mission.objects.filter(talent_manager=person)
    waiting = mine.filter(Q(state="ready") | Q(state="contracting") & ~Exists(sent))
    waiting = waiting.ready_to_read().order_by("chosen_at", "pk")
    again = Review.objects.open().filter(moment="lasting", mission__talent_manager=person)
    people = ("mission__member__person", "mission__organisation")
    return [
        Group(
            _("Contracts to prepare"),
            [
                replace(
                    _task(one, "contracts:prepare", _("Prepare")),
                    since=one.chosen_at,
                    member=one.member.person,
                    awaited=_("A contract, to be prepared."),
                )
                for one in waiting[:SHOWN]
            ],
        ),
        Group(
            _("Independence to read again"),
            [
                _task(one.mission, "contracts:independence", _("Read"))
                for one in again.select_related(*people)[:SHOWN]
            ],
        ),
    ]


def missions_ending(person: Person, *, at: datetime) -> Group:
    """Hers that end within forty-five days: time to speak of what follows, with both."""
    asked = Extension.objects.still_waiting().filter(mission=OuterRef("pk"))
    running = Mission.objects.filter(talent_manager=person, state="running").annotate(
        ends_on=ends_on_of("pk"), is_asked=Exists(asked)
    )
    ending = running.filter(ends_on__lte=today(at) + ENDS_SOON).order_by("ends_on", "pk")
    return Group(
        _("Missions ending within 45 days"),
        [_ending(one) for one in ending.ready_to_read()[:SHOWN]],
    )


def _ending(mission: Mission) -> Task:
    said = _("%(name)s. Nothing is said of what follows.")
    if mission.is_asked:
        said = _("%(name)s. More days are asked, and wait for an answer.")
    return Task(
        eyebrow=mission.organisation.name,
        title=mission.title,
        note=said % {"name": mission.member.person.name},
        url=reverse("contracts:mission", args=[mission.public_id]),
        verb=_("Open"),
        due=mission.ends_on,
        person=mission.member.person,
    )


def extensions_to_answer(person: Person) -> list[Task]:
    """More days that the other side asked of her, or of the company she buys for: answered before
    the last day already agreed, after which there is nothing left to extend."""
    bought = [seat.organisation_id for seat in seats_of(person) if seat.role == "buyer"]
    hers = Q(mission__member__person=person, member_agreed_at=None)
    theirs = Q(mission__organisation__in=bought, client_agreed_at=None)
    waiting = Extension.objects.still_waiting().filter(hers | theirs).exclude(asked_by=person)
    waiting = waiting.annotate(last_on=ends_on_of("mission"))
    return [
        Task(
            eyebrow=extension.mission.title,
            title=_("%(name)s proposes to go on") % {"name": extension.asked_by.name},
            note=_("%(days)s more. Yes or no, the mission under way does not change.")
            % {"days": in_days(extension.days)},
            url=reverse("contracts:mission", args=[extension.mission.public_id]),
            verb=_("Read and answer"),
            due=extension.last_on,
            person=extension.asked_by,
        )
        for extension in waiting.select_related("mission", "asked_by")[:SHOWN]
    ]


def _task(mission: Mission, page: str, verb: str) -> Task:
    return Task(
        eyebrow=mission.organisation.name,
        title=mission.title,
        note=mission.member.person.name,
        url=reverse(page, args=[mission.public_id]),
        verb=verb,
        due=mission.starts_on,
    )
