"""A reader reacts once to an entry, whatever the workers do."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.persons.actions.welcoming import meet
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.models import Entry, Handled
from ensemble.foundation.timeline.reading import reader
from ensemble.foundation.timeline.recording import record
from ensemble.foundation.timeline.tasks import read_entry
from ensemble.foundation.timeline.tests.builders import NOW

broken: list[int] = []


@reader("tests.greeted")
def count_greetings(entry: Entry) -> None:
    """An effect that would show if it happened twice."""
    subject = Person.objects.select_for_update().get(pk=entry.facts["person"])
    subject.phone = f"{int(subject.phone or 0) + 1}"
    subject.save(update_fields=["phone"])
    if entry.pk in broken:
        raise ZeroDivisionError


NAME = f"{__name__}.count_greetings"


def greet(person: Person) -> Entry:
    return record("tests.greeted", on=person, by=person, at=NOW, person=person.pk)


def greetings(person: Person) -> str:
    return Person.objects.get(pk=person.pk).phone


def test_it_reacts_after_the_deed(claire):
    greet(claire)
    assert greetings(claire) == ""

    run_waiting()
    assert greetings(claire) == "1"


def test_a_job_that_runs_again_does_nothing_more(claire):
    entry = greet(claire)

    for _time in range(3):
        read_entry(reader=NAME, entry_id=entry.pk)

    assert greetings(claire) == "1"
    assert Handled.objects.filter(entry=entry).count() == 1


def test_what_failed_leaves_nothing_and_may_be_tried_again(claire):
    entry = greet(claire)
    broken.append(entry.pk)
    with pytest.raises(ZeroDivisionError):
        read_entry(reader=NAME, entry_id=entry.pk)
    assert greetings(claire) == ""

    broken.clear()
    read_entry(reader=NAME, entry_id=entry.pk)
    assert greetings(claire) == "1"


@pytest.mark.django_db(transaction=True)
def test_two_workers_with_the_same_job_make_one_effect():
    person = meet("both@workers.example", "Both", at=NOW)
    entry, start = greet(person), Barrier(2)

    def work(_worker):
        start.wait()
        try:
            read_entry(reader=NAME, entry_id=entry.pk)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as workers:
        list(workers.map(work, "ab"))

    assert greetings(person) == "1"
    assert Handled.objects.filter(entry=entry).count() == 1


@pytest.mark.django_db(transaction=True)
def test_when_one_worker_fails_the_other_takes_over():
    person = meet("other@workers.example", "Other", at=NOW)
    entry, start = greet(person), Barrier(2)
    broken.append(entry.pk)

    def work(_worker):
        start.wait()
        try:
            read_entry(reader=NAME, entry_id=entry.pk)
        except ZeroDivisionError:
            broken.clear()
            return "failed"
        else:
            return "done"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as workers:
        outcomes = sorted(workers.map(work, "ab"))

    assert outcomes in (["done", "failed"], ["failed", "failed"])
    if outcomes == ["failed", "failed"]:
        read_entry(reader=NAME, entry_id=entry.pk)
    assert greetings(person) == "1"
