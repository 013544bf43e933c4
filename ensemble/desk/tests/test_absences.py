"""While a talent manager is away, homes name whoever stands in, and her promised answers are kept."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ensemble.desk.homes.client import client_home
from ensemble.desk.homes.member import member_home
from ensemble.desk.homes.team import team_home
from ensemble.foundation.accounts.actions.standing_in import declare_absence
from ensemble.foundation.accounts.models import Absence
from ensemble.work.missions.tests import builders as missions

pytestmark = pytest.mark.django_db


@pytest.fixture
def mission(karim, julie, claire, petit, ines, bruno, now):
    missions.put_in_force(ines, bruno, at=now)
    need = missions.sent_need(petit, at=now)
    letter = missions.shared_shortlist(need, [karim, julie], by=claire, at=now)
    return missions.chosen_mission(letter, karim, by=petit, at=now)


def away(person, stand_in, now):
    day = now.date()
    return declare_absence(person, stand_in=stand_in, starts_on=day, ends_on=day, by=person, at=now)


def answers(person, now) -> list[str]:
    home = team_home(person, at=now)
    tasks = [*home.due, *(task for group in home.groups for task in group.tasks)]
    return [task.title for task in tasks if "/answers" in task.url]


def test_promised_answers_show_to_whoever_stands_in(mission, claire, hugo, now):
    assert answers(hugo, now) == []
    away(claire, hugo, now)
    assert answers(hugo, now) == ["Répondre à Julie Lemaire"]


def test_a_stand_in_of_another_desk_leaves_them_to_talent(mission, claire, hugo, samira, now):
    away(claire, samira, now)
    assert answers(hugo, now) == ["Répondre à Julie Lemaire"]
    assert answers(samira, now) == []


def test_the_person_to_call_is_whoever_stands_in(mission, karim, claire, hugo, petit, now):
    assert member_home(karim, at=now).contact == client_home(petit, at=now).contact == claire
    away(claire, hugo, now)
    assert member_home(karim, at=now).contact == client_home(petit, at=now).contact == hugo


def test_naming_the_stand_in_is_one_query(claire, hugo, samira, now):
    away(claire, hugo, now)
    away(hugo, samira, now)
    with CaptureQueriesContext(connection) as queries:
        assert Absence.objects.who_answers_for(claire, on=now.date()) == samira
    assert len(queries) == 1
