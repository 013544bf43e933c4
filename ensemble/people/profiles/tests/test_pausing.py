from datetime import timedelta

import pytest

from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.timeline.reading import history_of
from ensemble.people.profiles.access import is_member
from ensemble.people.profiles.actions.pausing import come_back, leave, pause
from ensemble.people.profiles.models import Card, Member, SearchEntry, SearchPosting
from ensemble.people.profiles.tests.builders import MONDAY, a_member, a_skill, an_invited_member

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(days=1)


def state_of(member: Member) -> str:
    return Member.objects.get(pk=member.pk).state


def test_it_lets_a_member_pause_and_come_back(karim):
    pause(karim, by=karim.person, at=MONDAY)
    assert state_of(karim) == "away"
    assert is_member(karim.person)
    come_back(karim, by=karim.person, at=LATER)
    assert state_of(karim) == "active"
    last = [(entry.verb, entry.at) for entry in history_of(karim) if entry.by == karim.person]
    assert {("profiles.paused", MONDAY), ("profiles.came_back", LATER)} <= set(last)


def test_it_happens_once(karim):
    again = Member.objects.get(pk=karim.pk)
    pause(karim, by=karim.person, at=MONDAY)
    with pytest.raises(TooLate):
        pause(again, by=karim.person, at=MONDAY)


def test_it_is_decided_by_nobody_else(karim, julie, claire, odile):
    for by in (julie.person, claire, odile):
        for act in (pause, come_back, leave):
            with pytest.raises(Refused):
                act(karim, by=by, at=MONDAY)
    assert state_of(karim) == "active"


def test_it_does_not_replace_the_charter(claire):
    linh = an_invited_member("Linh Tran", by=claire)
    with pytest.raises(Refused):
        come_back(linh, by=linh.person, at=MONDAY)
    assert state_of(linh) == "invited"


def test_it_takes_whoever_leaves_out_of_sight_at_once(claire, julie):
    skill = a_skill("Planification")
    gone = a_member("Parti Ailleurs", by=claire, skills=[skill])
    leave(gone, by=gone.person, at=LATER)
    assert (state_of(gone), gone.left_at) == ("left", LATER)
    assert not is_member(gone.person)
    assert gone.card not in Card.objects.visible_to(julie.person)
    assert not SearchEntry.objects.filter(card=gone.card).exists()
    assert not SearchPosting.objects.filter(card=gone.card).exists()


def test_it_lets_someone_leave_while_away_and_before_the_charter(karim, claire):
    pause(karim, by=karim.person, at=MONDAY)
    leave(karim, by=karim.person, at=LATER)
    linh = an_invited_member("Linh Tran", by=claire)
    leave(linh, by=linh.person, at=LATER)
    assert (state_of(karim), state_of(linh)) == ("left", "left")


def test_it_does_not_bring_back_whoever_left(karim):
    leave(karim, by=karim.person, at=MONDAY)
    with pytest.raises(TooLate):
        come_back(karim, by=karim.person, at=LATER)
