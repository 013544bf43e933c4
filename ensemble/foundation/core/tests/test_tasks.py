"""The housekeeping that follows a worker killed at work."""

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.core.tasks import beat, forget_old_jobs, resume_stalled_jobs

pytestmark = pytest.mark.django_db(transaction=True)


def left_by_a_dead_worker(job_id: int, *, silent_for: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat)"
            " VALUES (now() - %s::interval) RETURNING id",
            [silent_for],
        )
        [worker] = cursor.fetchone()
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s WHERE id = %s",
            [worker, job_id],
        )


def states() -> list[str]:
    return list(ProcrastinateJob.objects.order_by("id").values_list("status", flat=True))


@pytest.mark.fault
def test_a_job_left_half_done_is_taken_again():
    left_by_a_dead_worker(beat.defer(), silent_for="2 minutes")
    assert run_waiting() == 0

    async_to_sync(resume_stalled_jobs.func)(timestamp=0)

    assert states() == ["todo"]
    assert run_waiting() == 1


def test_a_worker_that_is_alive_keeps_its_job():
    left_by_a_dead_worker(beat.defer(), silent_for="1 second")

    async_to_sync(resume_stalled_jobs.func)(timestamp=0)

    assert states() == ["doing"]


def test_what_succeeded_long_ago_is_forgotten():
    beat.defer()
    run_waiting()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_events SET at = now() - interval '15 days'")
    beat.defer()
    run_waiting()

    async_to_sync(forget_old_jobs.func)(timestamp=0)

    assert states() == ["succeeded"]
