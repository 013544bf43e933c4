"""What the machine that watches is told, and nothing else."""

from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.core.tasks import beat

pytestmark = pytest.mark.django_db
WELL = {"database": True, "migrated": True, "jobs": True}


def asked(client) -> tuple[int, dict]:
    answer = client.get("/healthz")
    return answer.status_code, answer.json()


def test_it_is_well(client):
    assert asked(client) == (200, WELL)


def test_it_complains_of_a_job_that_waits_longer_than_two_minutes(client, time_machine):
    beat.defer()
    assert asked(client) == (200, WELL)
    time_machine.move_to(timezone.now() + timedelta(minutes=2, seconds=5))
    assert asked(client) == (503, WELL | {"jobs": False})
    run_waiting()
    assert asked(client) == (200, WELL)


def test_it_lets_a_job_wait_for_its_hour(client, time_machine):
    beat.defer_at(timezone.now() + timedelta(hours=1))
    time_machine.move_to(timezone.now() + timedelta(minutes=30))
    assert asked(client) == (200, WELL)


def test_it_complains_of_a_database_that_lacks_a_migration(client):
    MigrationRecorder.Migration.objects.filter(app="contracts", name="0004_more_signals").delete()
    assert asked(client) == (503, WELL | {"migrated": False})


def test_it_says_that_the_database_is_away(client):
    def nobody_answers(execute, sql, params, many, context):
        raise OperationalError("connection refused")

    with connection.execute_wrapper(nobody_answers):
        assert asked(client) == (503, {"database": False})


def test_it_is_asked_again_each_time(client):
    assert "no-store" in client.get("/healthz")["Cache-Control"]
