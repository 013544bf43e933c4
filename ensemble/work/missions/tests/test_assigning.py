from datetime import timedelta

import pytest

from ensemble.foundation.accounts.actions.granting import end_role
from ensemble.foundation.accounts.actions.standing_in import declare_absence
from ensemble.foundation.accounts.models import TeamRole
from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.persons.models import Person
from ensemble.work.missions.actions.assigning import least_loaded_talent
from ensemble.work.missions.actions.withdrawing import withdraw_need
from ensemble.work.missions.tests.builders import sent_need


def away(person: Person, *, stand_in: Person, now, days: int = 0) -> None:
    declare_absence(
        person,
        stand_in=stand_in,
        starts_on=now.date(),
        ends_on=now.date() + timedelta(days=days),
        by=person,
        at=now,
    )


def test_it_chooses_whoever_has_the_fewest_open_needs(claire, hugo, petit, now):
    busy = sent_need(petit, at=now).talent_manager
    assert least_loaded_talent(now) == ({claire, hugo} - {busy}).pop()


def test_it_counts_only_the_needs_that_are_open(claire, hugo, petit, now):
    first, second = sent_need(petit, at=now), sent_need(petit, at=now)
    withdraw_need(second, "Le projet est reporté.", by=petit, at=now)
    assert least_loaded_talent(now) == second.talent_manager
    assert first.talent_manager != second.talent_manager


def test_it_follows_the_alphabet_between_equals(claire, hugo, now):
    assert least_loaded_talent(now) == min(claire, hugo, key=lambda one: one.sort_key)


def test_it_comes_to_the_absent_last(claire, hugo, petit, now):
    away(hugo, stand_in=claire, now=now)
    for _need in range(2):
        assert sent_need(petit, at=now).talent_manager == claire


def test_it_comes_to_the_absent_rather_than_to_nobody(claire, hugo, odile, now):
    away(claire, stand_in=hugo, now=now)
    end_role(TeamRole.objects.live().get(person=hugo), by=odile, at=now)
    assert least_loaded_talent(now) == claire


def test_it_comes_back_to_whoever_has_returned(claire, hugo, petit, now):
    away(hugo, stand_in=claire, now=now)
    sent_need(petit, at=now)
    assert least_loaded_talent(now + timedelta(days=1)) == hugo


def test_it_finds_nobody_among_the_other_desks(samira, ines, odile, karim, hugo, claire, now):
    Person.objects.filter(pk__in=[hugo.pk, claire.pk]).update(is_active=False)
    with pytest.raises(TooLate):
        least_loaded_talent(now)
