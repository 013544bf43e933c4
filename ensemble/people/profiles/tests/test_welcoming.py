from datetime import date

import pytest

from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.timeline.reading import history_of
from ensemble.people.profiles.access import is_member
from ensemble.people.profiles.actions.welcoming import (
    accept_charter,
    introduce_oneself,
    settle,
    skip,
)
from ensemble.people.profiles.models import Card, Member
from ensemble.people.profiles.tests.builders import MONDAY, an_invited_member

pytestmark = pytest.mark.django_db
FREE = date(2026, 12, 1)


@pytest.fixture
def linh(claire):
    return an_invited_member("Linh Tran", by=claire)


def test_it_keeps_each_step_as_soon_as_it_is_said(linh):
    introduce_oneself(linh, by=linh.person, at=MONDAY, line="Lean", can_help_with="Lire un plan")
    assert Member.objects.get(pk=linh.pk).welcome_step == "place"
    settle(linh, city="Toulouse", remote=True, free_on=FREE, by=linh.person, at=MONDAY)
    kept = Member.objects.get(pk=linh.pk)
    assert (kept.state, kept.welcome_step) == ("invited", "charter")
    card = Card.objects.get(member=linh)
    assert (card.line, card.can_help_with, card.city) == ("Lean", "Lire un plan", "Toulouse")
    assert (card.remote, card.free_on) == (True, FREE)


def test_it_keeps_no_day_for_whoever_does_not_know(linh):
    settle(linh, city="Toulouse", remote=False, free_on=None, by=linh.person, at=MONDAY)
    assert Card.objects.get(member=linh).free_on is None


def test_it_sends_nobody_back_to_a_step_already_passed(linh):
    skip(linh, "words", by=linh.person)
    skip(linh, "place", by=linh.person)
    introduce_oneself(linh, by=linh.person, at=MONDAY, line="Lean en atelier")
    assert Member.objects.get(pk=linh.pk).welcome_step == "charter"


@pytest.mark.parametrize("step", ["charter", "done", "elsewhere"])
def test_it_skips_neither_the_charter_nor_what_is_no_step(linh, step):
    with pytest.raises(Refused):
        skip(linh, step, by=linh.person)
    assert Member.objects.get(pk=linh.pk).welcome_step == "words"


def test_it_makes_a_member_of_whoever_accepts_the_charter(linh):
    assert not is_member(linh.person)
    accept_charter(linh, by=linh.person, at=MONDAY)
    kept = Member.objects.get(pk=linh.pk)
    version = Operator.current().charter_version
    assert (kept.state, kept.welcome_step) == ("active", "done")
    assert (kept.charter_version, kept.charter_accepted_at) == (version, MONDAY)
    assert is_member(linh.person)
    accepted = [one for one in history_of(linh) if one.verb == "profiles.charter_accepted"]
    assert [one.facts for one in accepted] == [{"version": version}]


def test_it_is_accepted_once(linh):
    again = Member.objects.get(pk=linh.pk)
    accept_charter(linh, by=linh.person, at=MONDAY)
    with pytest.raises(TooLate):
        accept_charter(again, by=linh.person, at=MONDAY)


def test_it_is_said_by_nobody_else(linh, karim, claire):
    said = {"city": "Lyon", "remote": False, "free_on": None}
    for by in (karim.person, claire):
        for act in (
            lambda by=by: introduce_oneself(linh, by=by, at=MONDAY, line="À sa place"),
            lambda by=by: settle(linh, by=by, at=MONDAY, **said),
            lambda by=by: skip(linh, "words", by=by),
            lambda by=by: accept_charter(linh, by=by, at=MONDAY),
        ):
            with pytest.raises(Refused):
                act()
    kept = Member.objects.get(pk=linh.pk)
    assert (kept.state, kept.welcome_step, kept.card.line) == ("invited", "words", "")
