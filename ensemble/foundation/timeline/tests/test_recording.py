import pytest
from django.db import IntegrityError, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from ensemble.foundation.timeline.models import Entry, Mention
from ensemble.foundation.timeline.reading import history_of, reader
from ensemble.foundation.timeline.recording import record
from ensemble.foundation.timeline.tests.builders import NOW


@reader("tests.met")
def welcome(entry: Entry) -> None:
    """Nothing to do: this test looks at the job alone."""


def test_it_keeps_who_did_what_to_what_and_when(claire, hugo):
    entry = record("tests.done", on=hugo, by=claire, at=NOW, days=2, name="Hugo")

    entry.refresh_from_db()
    assert (entry.verb, entry.by, entry.at) == ("tests.done", claire, NOW)
    assert entry.facts == {"days": 2, "name": "Hugo"}
    assert history_of(hugo).last() == entry


def test_a_machine_may_do_it(claire):
    assert record("tests.done", on=claire, by=None, at=NOW).by is None


def test_other_things_tell_it_too(claire, hugo, samira, ines):
    before = history_of(ines).count()

    entry = record("tests.done", on=hugo, by=claire, at=NOW, also=(samira,))

    assert history_of(samira).last() == history_of(hugo).last() == entry
    assert history_of(ines).count() == before
    assert entry.mentions.get(is_subject=True).object_id == hugo.pk


def test_a_thing_named_twice_tells_it_once(claire, hugo):
    record("tests.done", on=hugo, by=claire, at=NOW, also=(hugo, hugo))

    assert history_of(hugo).filter(verb="tests.done").count() == 1


def test_order_is_that_of_deeds_not_of_clocks(claire):
    late = record("tests.first", on=claire, by=claire, at=NOW)
    early = record("tests.second", on=claire, by=claire, at=NOW.replace(year=2020))

    assert list(history_of(claire))[-2:] == [late, early]


def test_what_json_cannot_say_is_a_mistake_at_once(claire):
    with pytest.raises(TypeError):
        record("tests.done", on=claire, by=claire, at=NOW, amount=object())


def test_it_stands_or_falls_with_the_deed(claire):
    with transaction.atomic():
        record("tests.met", on=claire, by=claire, at=NOW)
        transaction.set_rollback(True)

    assert not Entry.objects.filter(verb="tests.met").exists()
    assert not ProcrastinateJob.objects.filter(task_name="timeline.read_entry").exists()


def test_its_readers_are_told_by_a_job(claire):
    entry = record("tests.met", on=claire, by=claire, at=NOW)
    record("tests.done", on=claire, by=claire, at=NOW)

    [job] = ProcrastinateJob.objects.filter(task_name="timeline.read_entry")
    assert job.args == {"reader": f"{__name__}.welcome", "entry_id": entry.pk}


def test_an_entry_has_one_subject(claire, hugo):
    entry = record("tests.done", on=claire, by=claire, at=NOW)

    with pytest.raises(IntegrityError), transaction.atomic():
        Mention.objects.create(entry=entry, label="x.y", object_id=1, is_subject=True)
