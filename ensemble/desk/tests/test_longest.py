"""Of what does not fit, whoever has waited longest is shown, and nobody is shown nowhere."""

from datetime import timedelta

import pytest
from django.utils import translation

from ensemble.desk.cards import Group, Task
from ensemble.desk.homes import contracts, waited
from ensemble.desk.homes.newcomers import first_minutes
from ensemble.desk.homes.waited import set_apart
from ensemble.desk.homes.words import words_to_answer
from ensemble.foundation.conversations.actions.opening import open_conversation
from ensemble.foundation.conversations.actions.saying import say
from ensemble.foundation.conversations.actions.seeing import see
from ensemble.foundation.parameters.models import Operator
from ensemble.people.profiles.actions.welcoming import accept_charter
from ensemble.people.profiles.models import Member
from ensemble.people.profiles.tests.builders import an_invited_member
from ensemble.work.missions.models import Mission
from ensemble.work.missions.promises import answer_promised
from ensemble.work.missions.tests import builders as missions

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def need(petit, claire, ines, bruno, now):
    missions.put_in_force(ines, bruno, at=now - 90 * DAY, valid_from=(now - 90 * DAY).date())
    return missions.sent_need(petit, at=now)


def test_a_long_wait_that_does_not_fit_stays_in_its_group(karim, now):
    waits = [
        Task(title=str(n), url="/", verb="", since=now - n * DAY, member=karim.person)
        for n in range(5, 5 + waited.SHOWN + 2)
    ]
    apart, [group] = set_apart([Group("Contracts", waits)], at=now)
    assert len(apart.tasks) == waited.SHOWN
    assert [task.title for task in group.tasks] == ["5", "6"]
    assert {task.since for task in [*apart.tasks, *group.tasks]} == {task.since for task in waits}


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "Members waiting over 1 working day"),
        (5, "Members waiting over 5 working days"),
    ],
)
def test_its_heading_says_the_days_the_operator_chose(days, said, now):
    Operator.objects.update(answer_working_days=days)
    with translation.override("en"):
        assert set_apart([], at=now)[0].heading == said


def test_the_contract_waited_for_longest_is_never_cut(
    need, karim, julie, petit, claire, now, monkeypatch
):
    """It begins last of all, and was chosen first."""
    monkeypatch.setattr(contracts, "SHOWN", 1)
    chosen = [
        missions.chosen_mission(
            missions.shared_shortlist(
                missions.sent_need(petit, at=at), [karim, julie], by=claire, at=at
            ),
            karim,
            by=petit,
            at=at,
        )
        for at in (now - 9 * DAY, now)
    ]
    Mission.objects.filter(pk=chosen[0].pk).update(starts_on=chosen[1].starts_on + 30 * DAY)
    [task] = contracts.contracts_in_hand(claire)[0].tasks
    assert task.since == chosen[0].chosen_at


def talk(need, petit, claire, at):
    opened = open_conversation(need, "Un mot", between=[petit, claire], by=petit, at=at)
    say(opened, by=petit, text="Bonjour.", at=at)
    return opened


def test_of_two_conversations_about_one_thing_the_oldest_unread_word_counts(
    need, petit, claire, now
):
    older = talk(need, petit, claire, now - 5 * DAY)
    talk(need, petit, claire, now - 3 * DAY)
    [task] = words_to_answer(claire, at=now).tasks
    assert task.due == answer_promised(now - 5 * DAY)
    see(older, by=claire)
    say(older, by=petit, text="Encore un mot.", at=now)
    [task] = words_to_answer(claire, at=now).tasks
    assert task.due == answer_promised(now - 3 * DAY)


def test_an_unread_word_is_not_cut_by_newer_conversations(need, petit, claire, now, monkeypatch):
    monkeypatch.setattr("ensemble.desk.homes.words.MOST", 1)
    talk(need, petit, claire, now - 5 * DAY)
    talk(missions.sent_need(petit, at=now), petit, claire, now)
    [task] = words_to_answer(claire, at=now).tasks
    assert task.due == answer_promised(now - 5 * DAY)


def test_a_charter_accepted_as_her_home_opens_changes_nothing_there(claire, now):
    """Her home read `invited`; she is a member when it asks since when."""
    member = an_invited_member("Zoé Martin", by=claire, at=now)
    accept_charter(Member.objects.get(pk=member.pk), by=member.person, at=now)
    assert [task.due for task in first_minutes(member, at=now)] == [answer_promised(now)]
