"""Each card of a home says by when: the day comes from a rule, or from what the operator promises."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine

from ensemble.desk.homes.client import client_home
from ensemble.desk.homes.member import member_home
from ensemble.desk.homes.team import team_home
from ensemble.foundation.accounts.models import Invitation
from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.foundation.parameters.models import Operator
from ensemble.people.profiles.tests.builders import an_invited_member
from ensemble.work.contracts.actions.extending import ask_extension
from ensemble.work.contracts.reading import last_day
from ensemble.work.missions.actions.describing import describe
from ensemble.work.missions.actions.reframing import ask_client, write_to_manager
from ensemble.work.missions.tests import builders as missions
from ensemble.work.timesheets.tests.builders import running

pytestmark = pytest.mark.django_db
FRIDAY = datetime(2026, 11, 13, 9, 0, tzinfo=UTC)  # a working day after `now`
MONDAY = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def need(petit, claire, ines, bruno, now):
    missions.put_in_force(ines, bruno, at=now)
    return missions.sent_need(petit, at=now)


@pytest.fixture
def mission(need, karim, julie, claire, petit, now):
    letter = missions.shared_shortlist(need, [karim, julie], by=claire, at=now)
    return missions.chosen_mission(letter, karim, by=petit, at=now)


def one_of(tasks, words: str):
    (task,) = [task for task in tasks if words in task.url]
    return task


def test_a_newcomer_reads_who_calls_and_community_reads_the_same_day(claire, samira, now):
    member = an_invited_member("Zoé Martin", by=claire, at=now)
    card = one_of(member_home(member, at=now).tasks, "/welcome")
    line = one_of(team_home(samira, at=now).groups[0].tasks, "/people/")
    assert (card.due, line.due) == (FRIDAY, FRIDAY)
    assert "Claire vous appelle d’ici au vendredi" in card.promise.replace("\u00a0", " ")
    assert (card.late, line.late) == (False, False)
    later = FRIDAY + DAY
    assert one_of(team_home(samira, at=later).groups[0].tasks, "/people/").late
    assert "devait" in one_of(member_home(member, at=later).tasks, "/welcome").promise


def test_the_day_counts_from_the_moment_she_comes_in(claire, samira, now):
    member = an_invited_member("Zoé Martin", by=claire, at=now - 10 * DAY)
    Invitation.objects.filter(person=member.person).update(state="accepted", accepted_at=now)
    assert one_of(member_home(member, at=now).tasks, "/welcome").due == FRIDAY


def test_a_month_is_to_be_sent_by_its_end(mission, karim):
    running(mission)
    at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    october, november = [task for task in member_home(karim, at=at).tasks if "/days/" in task.url]
    assert (october.due, october.late) == (date(2026, 10, 31), True)
    assert (november.due, november.late) == (date(2026, 11, 30), False)


def test_the_safe_is_to_be_filled_before_the_mission_then_before_the_month_ends(
    mission, karim, now
):
    assert one_of(member_home(karim, at=now).tasks, "/safe").due == mission.starts_on
    running(mission)
    mission.starts_on = date(2026, 10, 5)
    mission.save(update_fields=["starts_on"])
    assert one_of(member_home(karim, at=now).tasks, "/safe").due == date(2026, 11, 30)


def test_a_draft_says_when_it_would_have_its_answer(claire, petit, now):
    describe(by=petit, at=now, **missions.ANSWERS)
    (card,) = client_home(petit, at=now).tasks
    assert card.due == MONDAY
    Operator.objects.update(promise_working_days=1)
    (card,) = client_home(petit, at=now + DAY).tasks
    assert card.due == MONDAY


def test_a_letter_says_by_when_someone_may_be_met(need, karim, julie, claire, petit, now):
    missions.shared_shortlist(need, [karim, julie], by=claire, at=now)
    (card,) = client_home(petit, at=now).tasks
    assert (card.due, "vendredi" in card.promise) == (FRIDAY, True)


def test_a_question_says_by_when_its_answer_is_answered(need, claire, petit, now):
    ask_client(need, "Pour quand ?", by=claire, at=now)
    (card,) = client_home(petit, at=now).tasks
    assert (card.due, "Claire vous répond" in card.promise) == (FRIDAY, True)


def test_a_sentence_is_owed_before_the_answer_it_serves(mission, petit, now):
    card = one_of(client_home(petit, at=now).tasks, "/sentences")
    assert card.due == datetime(2026, 11, 17, 9, 0, tzinfo=UTC)


def test_more_days_are_answered_before_the_last_one(mission, karim, petit, helene, now):
    running(mission)
    until = last_day(mission) + 20 * DAY
    ask_extension(mission, ends_on=until, days=Decimal(10), by=karim.person, at=now)
    assert one_of(client_home(helene, at=now).tasks, "/missions/").due == last_day(mission)


def test_a_word_is_answered_within_the_time_promised(need, claire, petit, now):
    write_to_manager(need, "Une précision.", by=petit, at=now)
    write_to_manager(need, "Une autre.", by=petit, at=now + DAY)
    (word,) = team_home(claire, at=now).groups[1].tasks
    assert (word.due, word.late) == (FRIDAY, False)
    assert team_home(claire, at=FRIDAY + DAY).groups[1].tasks[0].late


def test_the_pages_say_it(client, mission, karim, petit, now):
    with time_machine.travel(now, tick=False):
        pages = [sign_in(client, one).get("/").text for one in (karim.person, petit)]
    read = [page.replace("\u00a0", " ") for page in pages]
    assert "D’ici au lundi 7 décembre" in read[0]
    assert "D’ici au mardi 17 novembre à 10 h" in read[1]
