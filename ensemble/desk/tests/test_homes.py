"""Each home shows what waits for whoever reads, and nothing that is another's."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from ensemble.desk.homes.client import client_home
from ensemble.desk.homes.member import member_home
from ensemble.desk.homes.team import team_home
from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.work.missions.actions.consenting import say_yes
from ensemble.work.missions.actions.meeting import ask_to_meet
from ensemble.work.missions.actions.postponing import postpone
from ensemble.work.missions.actions.reframing import ask_client, write_to_manager
from ensemble.work.missions.tests.builders import (
    asked_shortlist,
    chosen_mission,
    presentation_of,
    put_in_force,
    sent_need,
    shared_shortlist,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def need(petit, claire, ines, bruno, now):
    put_in_force(ines, bruno, at=now)
    return sent_need(petit, at=now)


def verbs(tasks) -> list[str]:
    return [str(task.verb) for task in tasks]


def test_it_has_nothing_for_a_member_whom_nobody_asked(karim, now):
    home = member_home(karim, at=now)
    assert (home.tasks, home.mission, home.contact) == ([], None, karim.invited_by)


def test_it_brings_a_proposal_to_the_member_asked_and_to_her_alone(
    need, karim, julie, nadia, claire, now
):
    asked_shortlist(need, [karim, julie], by=claire, at=now)
    (task,) = member_home(karim, at=now).tasks
    assert task.title == str(need)
    assert member_home(nadia, at=now).tasks == []


def test_it_asks_for_half_hours_once_a_client_wants_to_meet(need, karim, julie, claire, petit, now):
    shortlist = shared_shortlist(need, [karim, julie], by=claire, at=now)
    ask_to_meet(presentation_of(shortlist, karim), by=petit, at=now)
    (task,) = member_home(karim, at=now).tasks
    assert task.due == presentation_of(shortlist, karim).meeting_promised_at


def test_it_shows_a_member_the_mission_she_was_chosen_for(need, karim, julie, claire, petit, now):
    shortlist = shared_shortlist(need, [karim, julie], by=claire, at=now)
    mission = chosen_mission(shortlist, karim, by=petit, at=now)
    assert member_home(karim, at=now).mission == mission
    assert member_home(julie, at=now).mission is None


def test_it_brings_the_client_her_letter_then_the_sentences_she_owes(
    need, karim, julie, claire, petit, now
):
    shortlist = shared_shortlist(need, [karim, julie], by=claire, at=now)
    (task,) = client_home(petit, at=now).tasks
    assert str(shortlist.public_id) in task.url
    chosen_mission(shortlist, karim, by=petit, at=now)
    home = client_home(petit, at=now)
    assert [str(need.public_id) in task.url for task in home.tasks] == [True]
    assert (home.needs, len(home.missions)) == ([], 1)


def test_it_brings_the_client_what_the_talent_manager_asked(need, claire, petit, now):
    ask_client(need, "Pour quand ?", by=claire, at=now)
    (task,) = client_home(petit, at=now).tasks
    assert task.person == claire


def test_it_shows_a_client_nothing_of_another_company(need, oscar, ardance, now):
    home = client_home(oscar, at=now)
    assert (home.tasks, home.needs, home.missions, home.contact) == ([], [], [], None)


def test_it_puts_late_promises_first_for_the_talent_manager_who_made_them(need, claire, hugo, now):
    later = need.promised_at + timedelta(minutes=1)
    (task,) = team_home(claire, at=later).due
    assert (task.title, task.late) == (str(need), True)
    assert team_home(hugo, at=later).due == []


def test_a_promise_due_today_may_be_put_off_from_her_line(need, claire, ines, now):
    before, later = need.promised_at - timedelta(days=1), need.promised_at + timedelta(minutes=1)
    (late,) = team_home(claire, at=later).due
    assert late.instead == reverse("missions:postpone", args=[need.public_id])
    assert [task.instead for task in team_home(ines, at=later).due] == [""]
    waiting = [task for group in team_home(claire, at=before).groups for task in group.tasks]
    assert [task.instead for task in waiting if task.title == str(need)] == [""]


def test_the_client_reads_that_the_date_moved(client, need, claire, petit, now):
    friday = datetime(2026, 11, 20, 11, 0, tzinfo=UTC)
    postpone(need, friday, "Une grippe.", by=claire, at=now)
    sign_in(client, petit)
    with time_machine.travel(now, tick=False):
        home = client.get("/").text.replace("\u00a0", " ")
    assert "<b>vendredi 20 novembre à 12 h</b> ; c’était promis pour lundi 16" in home


def test_it_lists_consents_awaited_with_a_reminder_in_one_tap(need, karim, julie, claire, now):
    shortlist = asked_shortlist(need, [karim, julie], by=claire, at=now)
    say_yes(presentation_of(shortlist, karim), by=karim.person, at=now)
    tasks = [task for group in team_home(claire, at=now).groups for task in group.tasks]
    assert [task.title for task in tasks if task.presentation] == ["Julie Lemaire"]


def test_it_tells_the_talent_manager_that_a_client_wrote(need, claire, petit, now):
    write_to_manager(need, "Une précision.", by=petit, at=now)
    words = team_home(claire, at=now).groups[1]
    assert [task.title for task in words.tasks] == [str(need)]


def test_it_shows_finance_the_missions_ready_for_their_contract(
    need, karim, julie, claire, petit, ines, now
):
    shortlist = shared_shortlist(need, [karim, julie], by=claire, at=now)
    chosen_mission(shortlist, karim, by=petit, at=now)
    tasks = [task for group in team_home(ines, at=now).groups for task in group.tasks]
    assert [task.note for task in tasks] == ["Karim Benali"]


def test_it_says_when_a_shortlist_is_ready_to_sign(need, karim, julie, claire, now):
    shortlist = asked_shortlist(need, [karim, julie], by=claire, at=now)
    say_yes(presentation_of(shortlist, karim), by=karim.person, at=now)
    assert team_home(claire, at=now).groups[0].tasks == []
    say_yes(presentation_of(shortlist, julie), by=julie.person, at=now)
    (task,) = team_home(claire, at=now).groups[0].tasks
    assert task.title == str(need)


def test_a_letter_that_waits_for_a_signature_is_no_longer_among_those_to_compose(
    need, karim, julie, claire, now
):
    shortlist = asked_shortlist(need, [karim, julie], by=claire, at=now)
    for member in (karim, julie):
        assert len(team_home(claire, at=now).groups[3].tasks) == 1
        say_yes(presentation_of(shortlist, member), by=member.person, at=now)
    home = team_home(claire, at=now)
    waiting = [task.verb for group in home.groups for task in group.tasks]
    assert (waiting, home.due) == (["Signer et envoyer"], [])


def test_on_the_day_promised_it_stands_once_among_the_promises_of_the_day(
    need, karim, julie, claire, now
):
    shortlist = asked_shortlist(need, [karim, julie], by=claire, at=now)
    for member in (karim, julie):
        say_yes(presentation_of(shortlist, member), by=member.person, at=now)
    for at, late in ((need.promised_at, False), (need.promised_at + timedelta(hours=1), True)):
        home = team_home(claire, at=at)
        assert [(task.verb, task.late) for task in home.due] == [("Signer et envoyer", late)]
        assert [task for group in home.groups for task in group.tasks] == []
