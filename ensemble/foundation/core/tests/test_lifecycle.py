from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, models, transaction

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.lifecycle import Lifecycle, move, move_all

AT = datetime(2026, 11, 12, 9, tzinfo=UTC)
MOVES = Lifecycle({"off": {"on", "broken"}, "on": {"off", "broken"}})


class Lamp(models.Model):
    """Nothing but a state, and when it took it."""

    LIFECYCLE = MOVES

    state = models.CharField(max_length=10, default="off")
    at = models.DateTimeField(null=True)

    class Meta:
        app_label = "core"
        constraints = [MOVES.constraint("lamp_is_in_a_known_state")]


@pytest.fixture
def lamps(db):
    with connection.schema_editor() as editor:
        editor.create_model(Lamp)


@pytest.fixture
def shared_lamps(transactional_db):
    with connection.schema_editor() as editor:
        editor.create_model(Lamp)
    yield
    with connection.schema_editor() as editor:
        editor.delete_model(Lamp)


def test_it_knows_states_ends_and_moves():
    assert MOVES.states == ["off", "on", "broken"]
    assert MOVES.ends == ["broken"]
    assert MOVES.sources("broken") == ["off", "on"]
    assert MOVES.allows("off", "on")
    assert not MOVES.allows("broken", "on")


def test_a_state_nobody_declared_is_a_mistake():
    with pytest.raises(ValueError, match="purple"):
        MOVES.sources("purple")


def test_it_moves_and_writes_the_facts_together(lamps):
    lamp = Lamp.objects.create()

    move(lamp, "on", at=AT)

    assert (lamp.state, lamp.at) == ("on", AT)
    assert Lamp.objects.filter(state="on", at=AT).exists()


def test_several_move_in_one_statement(lamps, django_assert_num_queries):
    hall, stairs = Lamp.objects.create(), Lamp.objects.create()

    with django_assert_num_queries(1):
        move_all([hall, stairs], "on", at=AT)

    assert {(one.state, one.at) for one in (hall, stairs, *Lamp.objects.all())} == {("on", AT)}


def test_one_that_may_not_move_keeps_the_others(lamps):
    hall, broken = Lamp.objects.create(), Lamp.objects.create(state="broken")

    with pytest.raises(TooLate), transaction.atomic():
        move_all([hall, broken], "on")

    assert (hall.state, Lamp.objects.filter(state="on").count()) == ("off", 0)


def test_nothing_to_move_is_nothing_to_ask(lamps, django_assert_num_queries):
    with django_assert_num_queries(0):
        move_all([], "on")


def test_what_may_not_be_is_too_late_and_writes_nothing(lamps):
    lamp = Lamp.objects.create(state="broken")

    with pytest.raises(TooLate, match="It is broken"):
        move(lamp, "on", late="It is broken.", at=AT)

    assert lamp.state == "broken"
    assert Lamp.objects.filter(state="broken", at=None).exists()


def test_a_stale_copy_is_too_late(lamps):
    lamp = Lamp.objects.create()
    stale = Lamp.objects.get(pk=lamp.pk)
    move(lamp, "broken")

    with pytest.raises(TooLate):
        move(stale, "on")

    assert stale.state == "off"


def test_the_database_knows_the_states(lamps):
    lamp = Lamp.objects.create()

    with pytest.raises(IntegrityError), transaction.atomic():
        Lamp.objects.filter(pk=lamp.pk).update(state="purple")


def test_of_two_who_move_at_once_one_wins(shared_lamps):
    lamp, start = Lamp.objects.create(), Barrier(2)

    def switch(_hand):
        own = Lamp.objects.get(pk=lamp.pk)
        start.wait()
        try:
            with transaction.atomic():
                move(own, "on")
        except TooLate:
            return "too late"
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as hands:
        assert sorted(hands.map(switch, "ab")) == ["done", "too late"]
