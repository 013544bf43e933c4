"""Who may declare, approve and dispute days (rows `timesheet.*` of `authorization.txt`)."""

from decimal import Decimal

from ensemble.foundation.accounts.access import has_role, is_client, roles_of, seats_of
from ensemble.foundation.persons.models import Person
from ensemble.people.profiles.access import is_member
from ensemble.work.missions.models import Mission
from ensemble.work.timesheets.models import Timesheet


def may_come(person: Person) -> bool:
    """For `@only(…)`: administrators run the house, days are not theirs."""
    if is_member(person) or is_client(person):
        return True
    return set(roles_of(person)) != {"administrator"}


def knows_the_house(person: Person) -> bool:
    """To anyone else the rooms of finance do not exist."""
    return bool(roles_of(person)) or is_client(person) or is_member(person)


def may_declare(person: Person | None, mission: Mission) -> bool:
    """The member whose mission it is, and nobody in her place."""
    return person is not None and mission.member.person_id == person.pk


def may_answer(person: Person | None, timesheet: Timesheet) -> bool:
    """The client's people who follow this mission: to dispute needs no limit."""
    if person is None or not _sits_there(person, timesheet.mission):
        return False
    return Timesheet.objects.visible_to(person).filter(pk=timesheet.pk).exists()


def may_approve(person: Person | None, timesheet: Timesheet) -> bool:
    return may_answer(person, timesheet)


def limit_of(person: Person, mission: Mission) -> Decimal | None:
    """How much, excluding tax, they approve at once; None when nothing was said."""
    return next(
        (
            seat.approval_limit
            for seat in seats_of(person)
            if seat.organisation_id == mission.organisation_id
        ),
        None,
    )


def may_nudge(person: Person | None) -> bool:
    """A reminder is somebody's own gesture."""
    return person is not None and has_role(person, "talent", "finance")


def may_bill(person: Person | None) -> bool:
    return person is not None and has_role(person, "finance")


def may_ask_deposit(person: Person | None) -> bool:
    return person is not None and has_role(person, "finance")


def _sits_there(person: Person, mission: Mission) -> bool:
    return any(seat.organisation_id == mission.organisation_id for seat in seats_of(person))
