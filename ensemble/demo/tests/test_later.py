"""What is told once the first page answers."""

from datetime import UTC, datetime

import pytest

from ensemble.demo.building import build, tell_what_awaits
from ensemble.demo.building.year import tell
from ensemble.demo.models import World
from ensemble.demo.town import NEEDS
from ensemble.foundation.mailroom.models import Letter
from ensemble.work.missions.models import Need

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_needs_left_for_later_are_told_once():
    build(now=NOW, later=True)
    assert (World.objects.get().awaits_needs, Need.objects.count()) == (len(NEEDS), 0)

    assert not tell_what_awaits(seconds=0)
    assert Need.objects.count() == 1
    assert tell_what_awaits()
    assert tell_what_awaits()

    assert (World.objects.get().awaits_needs, Need.objects.count()) == (0, len(NEEDS))
    assert not Letter.objects.filter(state="waiting").exists()


def test_the_year_stops_when_it_is_asked_to_and_goes_on():
    build(now=NOW)

    assert not tell(seconds=0)
    assert not tell(seconds=0)

    assert World.objects.get().told == 2
