"""Clocks that jump, go back or change with the season: no job of the night twice, none forgotten (F7, F8)."""

import os
import time
from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.periodic import PeriodicDeferrer

HALF_PAST_TWO = datetime(2026, 11, 20, 2, 30, tzinfo=UTC)
NIGHTLY = "files.prove"  # at twenty past three


@pytest.fixture(params=["Europe/Paris", "America/New_York", "UTC"])
def machine_in(request):
    """A machine whose own clock follows that zone, and its seasons."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    time.tzset()
    yield request.param
    os.environ.pop("TZ")
    if before is not None:
        os.environ["TZ"] = before
    time.tzset()


@pytest.mark.parametrize(
    "night",
    [datetime(2026, 10, 25, tzinfo=UTC), datetime(2027, 3, 28, tzinfo=UTC)],
    ids=["an hour twice", "an hour that is not"],
)
@pytest.mark.fault
def test_f8_each_job_of_the_night_runs_once_when_the_time_changes(machine_in, night):
    """Looked at every five minutes for two days, as a worker does."""
    deferrer, given = PeriodicDeferrer(app.periodic_registry), Counter()
    list(deferrer.get_previous_tasks(at=(night - timedelta(hours=12)).timestamp()))
    for turn in range(1, 2 * 24 * 12 + 1):
        at = night - timedelta(hours=12) + timedelta(minutes=5 * turn)
        for task, _due in deferrer.get_previous_tasks(at=at.timestamp()):
            given[task.periodic_id] += 1
    daily = [one for one in app.periodic_registry.periodic_tasks.values() if is_daily(one.cron)]
    assert len(daily) >= 8
    assert {one.periodic_id: given[one.periodic_id] for one in daily} == {
        one.periodic_id: 2 for one in daily
    }


def is_daily(cron: str) -> bool:
    minute, hour, *rest = cron.split()
    return minute.isdigit() and hour.isdigit() and rest == ["*", "*", "*"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.fault
def test_f7_a_clock_that_jumps_and_goes_back_starts_no_job_twice():
    """Two hours forward under a worker at work, ten minutes back, then seventy and another worker."""
    worker = PeriodicDeferrer(app.periodic_registry)
    jumped = HALF_PAST_TWO + timedelta(hours=2)
    for at in (HALF_PAST_TWO, jumped, jumped - timedelta(minutes=10), jumped):
        look(worker, at)
    another = PeriodicDeferrer(app.periodic_registry)
    twenty_one_past_three = HALF_PAST_TWO + timedelta(minutes=51)
    look(another, twenty_one_past_three)
    look(another, jumped)

    given = Counter(ProcrastinateJob.objects.values_list("task_name", "args__timestamp"))
    assert set(given.values()) == {1}
    due = int((HALF_PAST_TWO + timedelta(minutes=50)).timestamp())
    assert given[NIGHTLY, due] == 1
    assert [stamp for name, stamp in given if name == NIGHTLY] == [due]


def look(worker: PeriodicDeferrer, at: datetime) -> None:
    """What is due is given to the queue, then finished: no lock hides a second one."""
    async_to_sync(worker.defer_jobs)(worker.get_previous_tasks(at=at.timestamp()))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'succeeded' WHERE status = 'todo'")
