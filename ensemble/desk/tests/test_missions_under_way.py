"""What homes say of a mission: what comes next in it, until when, and who has waited too long."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from ensemble.desk.homes.member import member_home
from ensemble.desk.homes.team import team_home
from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.work.contracts.actions.extending import ask_extension
from ensemble.work.contracts.reading import last_day
from ensemble.work.missions.tests import builders as missions
from ensemble.work.timesheets.tests.builders import SENT, a_month, running

pytestmark = pytest.mark.django_db
OCTOBER = date(2026, 10, 1)
ENDING, WAITING = "Missions ending within 45 days", "Members waiting over 1 working day"
BUDGET = 20
DAY = timedelta(days=1)


@pytest.fixture
def fee_rule(ines, bruno, now):
    year_ago = now - timedelta(days=365)
    return missions.put_in_force(ines, bruno, at=year_ago, valid_from=year_ago.date())


@pytest.fixture
def chosen(varenne, petit, claire, karim, julie, fee_rule, now):
    def choose():
        need = missions.sent_need(petit, at=now - timedelta(days=60))
        letter = missions.shared_shortlist(
            need, [karim, julie], by=claire, at=now - timedelta(days=50)
        )
        return missions.chosen_mission(letter, karim, by=petit, at=now - timedelta(days=48))

    return choose


@pytest.fixture
def mission(chosen):
    return running(chosen(), ends_on=date(2026, 12, 18))


def milestone(member, at: datetime) -> str:
    with translation.override("en"):
        return member_home(member, at=at).milestone.replace("\u00a0", " ")


def on(month: int, day: int, year: int = 2026) -> datetime:
    return datetime(year, month, day, 9, tzinfo=UTC)


def test_a_member_reads_which_days_come_next(mission, karim):
    a_month(mission, range(5, 9), month=OCTOBER, at=on(10, 30))
    opens = "Next: your days of November 2026, to send between Friday 20 November and Monday 30 November."
    assert milestone(karim, on(11, 12)) == opens
    waits = "Next: your days of November 2026, to send by Monday 30 November."
    assert milestone(karim, on(11, 20)) == waits


def test_days_that_should_have_left_come_first(mission, karim):
    assert milestone(karim, on(11, 12)) == (
        "Next: your days of October 2026, which were to be sent by Saturday 31 October."
    )


def test_then_the_last_day(mission, karim):
    a_month(mission, range(5, 9), month=OCTOBER, at=on(10, 30))
    a_month(mission, range(2, 6), at=SENT)
    assert milestone(karim, on(12, 1)) == "Next: its last day, Friday 18 December."


def test_before_it_runs_there_is_none(chosen, karim, now):
    chosen()
    assert milestone(karim, now) == ""


def test_the_pages_say_until_when(client, mission, karim, petit):
    assert "18 déc." in sign_in(client, karim.person).get("/").text.replace("\u00a0", " ")
    assert "jusqu’au 18 déc." in sign_in(client, petit).get("/").text.replace("\u00a0", " ")


def tasks_of(person, heading: str, at: datetime) -> list:
    with translation.override("en"):
        groups = team_home(person, at=at).groups
        return next(group.tasks for group in groups if group.heading == heading)


def test_a_mission_that_ends_within_forty_five_days_is_told(mission, karim, claire, hugo, now):
    ends = last_day(mission)
    just, before = on(11, 3), on(11, 2)
    [task] = tasks_of(claire, ENDING, just)
    assert (task.due, task.person) == (ends, karim.person)
    assert "Nothing is said" in task.note
    assert tasks_of(claire, ENDING, before) == []
    assert tasks_of(hugo, ENDING, just) == []
    ask_extension(mission, ends_on=ends + DAY, days=Decimal(1), by=karim.person, at=just)
    assert "More days are asked" in tasks_of(claire, ENDING, just)[0].note


def test_a_member_who_has_waited_more_than_a_working_day_is_told_once(mission, karim, claire, hugo):
    a_month(mission, [2, 3], at=SENT)  # on a Friday, as the day ends
    monday, tuesday = on(11, 30), on(12, 1)
    assert [task.person for task in tasks_of(claire, "Days not approved", monday)] == [karim.person]
    assert tasks_of(claire, WAITING, monday) == []
    [task] = tasks_of(claire, WAITING, tuesday)
    assert (task.title, task.person) == ("Karim Benali", karim.person)
    assert task.note == "An answer of Groupe Varenne for the days sent."
    assert tasks_of(claire, "Days not approved", tuesday) == []
    assert tasks_of(hugo, WAITING, tuesday) == []


def test_so_is_one_who_waits_for_a_contract_or_for_an_answer(chosen, karim, julie, claire, now):
    mission = chosen()
    waiting = tasks_of(claire, WAITING, now)
    assert [task.title for task in waiting] == ["Karim Benali"]
    assert waiting[0].since == mission.chosen_at
    [owed] = [task for task in team_home(claire, at=now).due if task.member]
    assert owed.member == julie.person  # promised long ago: it stays with the promises of the day
    running(mission)
    assert tasks_of(claire, WAITING, now) == []


def test_a_home_costs_the_same_with_one_and_three(client, chosen, claire, now):
    """A mission that ends and another without its contract, then three of each."""
    sign_in(client, claire)
    costs = []
    for more in (1, 2):
        for _each in range(more):
            running(chosen(), ends_on=date(2026, 12, 18))
            chosen()
        client.get("/")
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/").status_code == 200
        costs.append(len(queries))
    assert costs[0] == costs[1] <= BUDGET
