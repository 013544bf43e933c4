"""Work done after the answer: one module between the product and its job library.

`defer` writes the job in the caller's transaction, so a job exists if and only if the
fact it follows does. A job may run more than once (a worker can die at any line): each
one makes its effect idempotent.
"""

from collections.abc import Callable
from datetime import UTC, datetime

from django.db import connection, transaction
from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

PATIENT = RetryStrategy(max_attempts=8, exponential_wait=4)


class Job:
    def __init__(self, task):
        self.task = task
        self.__doc__ = task.func.__doc__

    def __call__(self, **arguments):
        return self.task.func(**arguments)

    def defer(self, **arguments) -> int:
        return self.task.defer(**arguments)

    def defer_all(self, given: list[dict]) -> None:
        """Many of the same kind, in one statement."""
        if given:
            self.task.batch_defer(*given)

    def defer_at(self, moment: datetime, **arguments) -> int:
        return self.task.configure(schedule_at=moment).defer(**arguments)


def job(name: str, *, queue: str = "default", retry: RetryStrategy | None = PATIENT) -> Callable:
    """Declare a job in an app's `tasks.py`. Arguments travel as JSON."""

    def declare(function):
        return Job(app.task(name=name, queue=queue, retry=retry)(function))

    return declare


def every(cron: str, *, name: str) -> Callable:
    """A job that the clock starts; the function receives `at`, the moment it was due."""

    def declare(function):
        def run(timestamp: int):
            function(at=datetime.fromtimestamp(timestamp, UTC))

        run.__doc__ = function.__doc__
        task = app.task(name=name, queueing_lock=name)(run)
        app.periodic(cron=cron, periodic_id=name)(task)
        return function

    return declare


def run_waiting(limit: int = 10_000) -> int:
    """Run here and now the jobs that are due, oldest first, and those they defer in turn.

    For building a demo world and for tests. A worker that stands beside takes its own: each job
    runs in the transaction that takes it. Returns how many ran here; an error is raised, not retried.
    """
    done = 0
    while done < limit:
        waiting = list(
            ProcrastinateJob.objects.filter(status="todo")
            .exclude(scheduled_at__gt=timezone.now())
            .order_by("id")
            .values_list("id", "task_name", "args")[:500]
        )
        if not waiting:
            break
        for number, name, arguments in waiting:
            with transaction.atomic():
                if _take(number):
                    app.tasks[name].func(**arguments)
                    done += 1
    return done


def under_way(*, besides: str) -> bool:
    """Whether a job of another name is due, or held by a worker, at this moment."""
    others = ProcrastinateJob.objects.filter(status__in=["todo", "doing"])
    now = timezone.now()
    return others.exclude(task_name=besides).exclude(scheduled_at__gt=now).exists()


def _take(number: int) -> bool:
    """Nobody else has it from here on; a worker steps over a row that is held."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'succeeded' WHERE id = %s AND status = 'todo'",
            [number],
        )
        return cursor.rowcount == 1
