"""The letters of a contract: what happened, what comes next, and when."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from ensemble.foundation.mailroom.sending import send
from ensemble.foundation.persons.models import Person
from ensemble.people.compliance.vigilance import Vigilance
from ensemble.work.contracts.models import Ending, Extension, Review, Terms
from ensemble.work.contracts.vigilance import Check
from ensemble.work.missions.models import Mission


def agreed(mission: Mission, terms: Terms, *, at: datetime) -> None:
    """Everything is signed: to the three parties."""
    _to(everyone(mission), "contracts/agreed", mission, at=at, terms=terms)


def started(mission: Mission, *, at: datetime) -> None:
    _to(everyone(mission), "contracts/started", mission, at=at)


def given_up(mission: Mission, ending: Ending, *, at: datetime) -> None:
    others = [one for one in everyone(mission) if one.pk != ending.decided_by_id]
    _to(others, "contracts/given_up", mission, at=at, ending=ending)


def ended(mission: Mission, ending: Ending, *, at: datetime) -> None:
    _to(everyone(mission), "contracts/ended", mission, at=at, ending=ending)


def signals_raised(review: Review, *, at: datetime) -> None:
    """To the talent manager, who reads and talks: nothing is decided by anything else."""
    _to([review.mission.talent_manager], "contracts/signals_raised", review.mission, at=at)


def signals_asked(review: Review, *, at: datetime) -> None:
    _to(everyone(review.mission), "contracts/signals_asked", review.mission, at=at)


def check_due(
    mission: Mission, check: Check, standing: Vigilance, *, on: date, at: datetime
) -> None:
    """To the member, who holds the papers, and to the talent manager."""
    people = [mission.member.person, mission.talent_manager]
    missing = [one.label for one in standing.missing]
    facts = {"check": check, "missing": missing, "is_late": check.is_late(on)}
    _to(people, "contracts/check_due", mission, at=at, **facts)


def extension_asked(extension: Extension, *, at: datetime) -> None:
    """To the side that has not agreed yet."""
    mission, people = extension.mission, []
    if extension.member_agreed_at is None:
        people.append(mission.member.person)
    if extension.client_agreed_at is None:
        people += mission.need.client_people()
    _to(people, "contracts/extension_asked", mission, at=at, extension=extension)


def extension_agreed(extension: Extension, *, at: datetime) -> None:
    _to(
        [extension.asked_by],
        "contracts/extension_agreed",
        extension.mission,
        at=at,
        extension=extension,
    )


def extension_declined(extension: Extension, *, by: Person, at: datetime) -> None:
    mission = extension.mission
    people = {extension.asked_by, mission.talent_manager} - {by}
    _to(people, "contracts/extension_declined", mission, at=at, extension=extension, who=by)


def everyone(mission: Mission) -> list[Person]:
    """The three parties, each person once."""
    people = [mission.member.person, *mission.need.client_people(), mission.talent_manager]
    return list(dict.fromkeys(people))


def _to(
    people: Iterable[Person], kind: str, mission: Mission, *, at: datetime, **context: Any
) -> None:
    for person in sorted(people, key=lambda one: one.pk):
        send(kind, to=person, at=at, about=mission, mission=mission, **context)
