from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from ensemble.foundation.core.jobs import every, job, run_waiting, under_way

done: list[str] = []


@job("core.tests.note")
def note(word: str):
    """Keep a word."""
    done.append(word)
    if word.startswith("again "):
        note.defer(word=word.removeprefix("again "))
    if word == "trouble":
        raise ZeroDivisionError


@job("core.tests.lose")
def lose():
    """A worker takes the next note meanwhile."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing' WHERE task_name = 'core.tests.note'"
        )


@every("*/10 * * * *", name="core.tests.tick")
def tick(at: datetime):
    """Keep the hour."""
    done.append(at.isoformat())


@pytest.fixture(autouse=True)
def nothing_done(db):
    done.clear()
    run_waiting()


def test_a_job_runs_later_with_its_arguments():
    note.defer(word="hello")
    assert done == []

    assert run_waiting() == 1
    assert done == ["hello"]
    assert run_waiting() == 0


def test_jobs_run_in_order_with_those_they_defer():
    note.defer(word="again one")
    note.defer(word="two")

    assert run_waiting() == 3
    assert done == ["again one", "two", "one"]


def test_a_job_that_a_worker_took_meanwhile_is_left_to_it():
    lose.defer()
    note.defer(word="elsewhere")

    assert run_waiting() == 1
    assert done == []


def test_what_a_worker_holds_is_under_way_but_for_the_one_that_asks():
    assert not under_way(besides="")
    note.defer(word="held")
    assert under_way(besides="core.tests.lose")
    lose()
    assert under_way(besides="core.tests.lose")
    assert not under_way(besides="core.tests.note")


def test_a_job_exists_only_if_the_deed_does():
    with transaction.atomic():
        note.defer(word="never")
        transaction.set_rollback(True)

    assert ProcrastinateJob.objects.filter(task_name="core.tests.note").count() == 0


def test_a_job_for_tomorrow_waits_until_tomorrow():
    note.defer_at(timezone.now() + timedelta(days=1), word="tomorrow")

    assert run_waiting() == 0


def test_an_error_is_raised_here_not_hidden():
    note.defer(word="trouble")

    with pytest.raises(ZeroDivisionError):
        run_waiting()


def test_a_job_is_still_a_function():
    note(word="now")

    assert done == ["now"]
    assert note.__doc__ == "Keep a word."


def test_the_clock_gives_the_hour_that_was_due():
    moment = datetime(2026, 11, 12, 9, 10, tzinfo=UTC)

    app.tasks["core.tests.tick"].func(timestamp=int(moment.timestamp()))

    assert done == ["2026-11-12T09:10:00+00:00"]
