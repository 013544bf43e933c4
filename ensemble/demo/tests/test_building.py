"""The town, built: every state is there, nothing contradicts itself, and it is the same each time."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from django.db import transaction

from ensemble.demo.building import build
from ensemble.demo.building.clock import PARIS, Clock
from ensemble.demo.building.crowd import add_crowd
from ensemble.demo.building.needs import Story
from ensemble.demo.models import World
from ensemble.demo.town import NEEDS
from ensemble.foundation.core.workdays import in_working_hours
from ensemble.foundation.mailroom.models import Letter
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.models import Entry
from ensemble.foundation.timeline.reading import sentence
from ensemble.people.profiles.models import Card
from ensemble.people.profiles.models.search import SearchEntry
from ensemble.work.missions.models import Mission, Need, NotRetained

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)  # a Monday, before the house opens


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker):
    """Built once, undone at the end."""
    with django_db_blocker.unblock(), transaction.atomic():
        build(now=NOW)
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _as_it_was_built(town, db):
    """Whatever a test does to the town is undone: `db` stands in a savepoint of its own."""


def test_it_has_needs_in_every_state():
    counted = Counter(Need.objects.values_list("state", flat=True))
    assert set(counted) == {
        "draft",
        "sent",
        "reframing",
        "composing",
        "shared",
        "chosen",
        "withdrawn",
    }
    assert sum(counted.values()) == len(NEEDS)


def test_it_answered_everyone_who_was_not_retained_in_words_of_its_own():
    answers = NotRetained.objects.all()
    assert answers.exists()
    assert {answer.state for answer in answers} == {"signed"}


def test_it_left_nothing_in_the_future():
    assert not Entry.objects.filter(at__gt=NOW).exists()
    assert not Letter.objects.filter(sent_at__gt=NOW).exists()
    assert not Letter.objects.exclude(state="sent").exists()


def test_it_can_say_every_entry_of_its_history():
    for entry in Entry.objects.select_related("by"):
        assert sentence(entry), entry.verb


def test_it_invents_everybody():
    assert not Person.objects.filter(is_demo=False).exists()
    assert World.objects.count() == 1


def test_it_is_built_once():
    assert build(now=NOW) is None


def test_it_charges_the_same_fee_to_the_cent_everywhere():
    for mission in Mission.objects.all():
        assert mission.rate + mission.fee == mission.price


def test_it_finds_the_crowd_in_the_search():
    before = Card.objects.count()
    add_crowd(25, now=NOW)
    assert Card.objects.count() == before + 25
    assert SearchEntry.objects.count() == before + 25


def test_its_clock_stays_within_working_hours_and_in_order():
    clock = Clock(NOW)
    moments = [clock.ago(days / 7) for days in range(200)]
    assert moments == sorted(moments, reverse=True)
    assert all(in_working_hours(moment) for moment in moments[1:])


@pytest.mark.parametrize("hour", [6, 9, 13, 18, 23])
def test_whoever_still_thinks_was_asked_before_today_at_any_hour(hour):
    """A reminder may be sent from tomorrow on: there is one to send whenever the town is visited."""
    now = datetime(2026, 11, 23, hour, 30, tzinfo=PARIS)
    waiting = [need for need in NEEDS if need.state == "consents"]
    assert waiting
    for need in waiting:
        asked = Story(need, Clock(now), client=None, members={}).at("asked")
        assert asked.astimezone(PARIS).date() < now.date()
