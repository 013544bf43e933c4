"""The month on the homes: a member's to send, a client's to approve, the team's to follow."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ensemble.desk.homes.client import client_home
from ensemble.desk.homes.member import member_home
from ensemble.desk.homes.team import team_home
from ensemble.foundation.accounts.actions.seating import limit_approval
from ensemble.foundation.accounts.models import Seat
from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.foundation.persons.models import Person
from ensemble.work.missions.tests import builders as missions
from ensemble.work.timesheets.models import Approval
from ensemble.work.timesheets.tests.builders import NOVEMBER, a_month, running

pytestmark = pytest.mark.django_db
OCTOBER = date(2026, 10, 1)
NINETEENTH = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)
TWENTIETH = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
BUDGET = 20


@pytest.fixture
def fee_rule(ines, bruno, now):
    year_ago = now - timedelta(days=365)
    return missions.put_in_force(ines, bruno, at=year_ago, valid_from=year_ago.date())


@pytest.fixture
def mission(varenne, petit, claire, karim, julie, fee_rule, now):
    return another(petit, karim, julie, claire, now)


def another(client, member, other, claire, now, **change):
    need = missions.sent_need(client, at=now - timedelta(days=60))
    letter = missions.shared_shortlist(
        need, [member, other], by=claire, at=now - timedelta(days=50)
    )
    chosen = missions.chosen_mission(letter, member, by=client, at=now - timedelta(days=48))
    return running(chosen, **change)


def of_months(home) -> list[str]:
    return [task.url for task in home.tasks if "/days/" in task.url]


def page_of(mission, month) -> str:
    return reverse("timesheets:month", args=[mission.public_id, month])


def test_a_member_s_month_appears_on_the_twentieth(mission, karim):
    a_month(mission, range(5, 10), month=OCTOBER)
    assert of_months(member_home(karim, at=NINETEENTH)) == []
    assert of_months(member_home(karim, at=TWENTIETH)) == [page_of(mission, NOVEMBER)]
    a_month(mission, [2, 3])
    assert of_months(member_home(karim, at=TWENTIETH)) == []


def test_the_month_before_stays_until_it_is_sent(mission, karim):
    assert of_months(member_home(karim, at=NINETEENTH)) == [page_of(mission, OCTOBER)]


def test_a_mission_whose_days_are_all_declared_asks_for_nothing(
    varenne, petit, claire, karim, julie, fee_rule, now
):
    mission = another(petit, karim, julie, claire, now, days=2)
    a_month(mission, [5, 6], month=OCTOBER)
    assert of_months(member_home(karim, at=TWENTIETH)) == []


def test_the_client_approves_from_home_in_one_click(client, mission, petit, oscar):
    timesheet = a_month(mission, [2, 3])
    (one,) = client_home(petit, at=TWENTIETH).months
    page = sign_in(client, petit).get("/")
    assert f'name="seen" value="{one.seen}"' in page.text
    client.post(reverse("timesheets:approve", args=[timesheet.public_id]), {"seen": one.seen})
    assert Approval.objects.get().days == 2
    assert client_home(petit, at=TWENTIETH).months == []
    assert client_home(oscar, at=TWENTIETH).months == []


def test_above_a_limit_the_button_is_not_there(client, mission, petit, helene, varenne, now):
    a_month(mission, [2, 3])
    seat = Seat.objects.live().get(person=petit, organisation=varenne)
    limit_approval(seat, 100, by=helene, at=now)
    assert 'name="seen"' not in sign_in(client, Person.objects.get(pk=petit.pk)).get("/").text


def test_talent_and_finance_follow_days_that_wait(mission, claire, hugo, ines):
    timesheet = a_month(mission, [2, 3])
    page = reverse("timesheets:show", args=[timesheet.public_id])

    def follows(person) -> bool:
        groups = team_home(person, at=TWENTIETH).groups
        return any(task.url == page for group in groups for task in group.tasks)

    assert (follows(claire), follows(hugo), follows(ines)) == (True, False, True)


@pytest.mark.parametrize("who", ["karim", "petit", "claire", "ines"])
def test_homes_cost_the_same_with_one_month_and_three(
    client, mission, petit, karim, julie, claire, ines, now, who, request
):
    person = request.getfixturevalue(who)
    sign_in(client, getattr(person, "person", person))
    a_month(mission, [2, 3])
    costs = []
    for days in ([], [4, 5]):
        for day in days:
            a_month(another(petit, karim, julie, claire, now), [day])
        client.get("/")
        with CaptureQueriesContext(connection) as queries:
            assert client.get("/").status_code == 200
        costs.append(len(queries))
    assert costs[0] == costs[1] <= BUDGET
