"""Who answers while a talent manager is away: her needs, and the answers she had promised."""

from datetime import datetime

from django.db.models import Q

from ensemble.foundation.accounts.access import has_role
from ensemble.foundation.accounts.models import Absence
from ensemble.foundation.accounts.models.team import follow
from ensemble.foundation.persons.models import Person
from ensemble.work.missions.actions.assigning import least_loaded_talent
from ensemble.work.missions.models import NotRetained
from ensemble.work.missions.promises import today


def who_takes_over(
    manager: Person, *, at: datetime, stand_ins: dict[int, Person] | None = None
) -> Person:
    """Whoever stands in for her today; the least loaded colleague when that person is not of the
    talent desk."""
    if stand_ins is None:
        stand_ins = Absence.objects.stand_ins(today(at))
    to = follow(stand_ins, manager)
    return to if has_role(to, "talent") else least_loaded_talent(at)


def answers_to_write(person: Person, *, at: datetime) -> list[NotRetained]:
    """Hers; and those of managers away today, in whose place she answers."""
    stand_ins = Absence.objects.stand_ins(today(at))
    hers = Q(presentation__shortlist__need__talent_manager=person)
    theirs = Q(presentation__shortlist__need__talent_manager__in=stand_ins)
    owed = NotRetained.objects.still_owed().filter(hers | theirs).ready_to_read()
    known = {person.pk: person}
    for one in owed:
        manager = one.presentation.need.talent_manager
        if manager.pk not in known:
            known[manager.pk] = who_takes_over(manager, at=at, stand_ins=stand_ins)
    return [one for one in owed if known[one.presentation.need.talent_manager_id] == person]
