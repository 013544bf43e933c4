"""A purged file is gone, and its row proves what was there."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from procrastinate.contrib.django.models import ProcrastinateJob

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.files.actions.keeping import keep, keep_made
from ensemble.foundation.files.actions.purging import purge
from ensemble.foundation.files.actions.retaining import retain
from ensemble.foundation.files.checking import settle
from ensemble.foundation.files.kinds import FileKind, register
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.files.reading import content_of
from ensemble.foundation.files.tasks import ask_again, give_ends, keep_to_time
from ensemble.foundation.files.terms import CAME_IN, Term
from ensemble.foundation.files.tests.builders import PAPER, SECRET, pdf, pdf_with_a_program
from ensemble.foundation.files.types import TEXT
from ensemble.foundation.parameters.models import DatedValue
from ensemble.foundation.timeline.models import Entry

pytestmark = pytest.mark.django_db
A_MONTH = Term("files.test_days", since=CAME_IN, unit="days")
NOTE = register(FileKind("files.test_note", accepts=(TEXT,), term=A_MONTH))


def test_it_is_hidden_at_once_then_erased_then_proved(now, ines):
    stored = keep_made(b"secret", name="rib.txt", kind=SECRET, at=now)
    purge(stored, why="verified", by=ines, at=now)
    with pytest.raises(TooLate):
        content_of(stored)
    assert default_storage.exists(stored.location)
    run_waiting()
    stored.refresh_from_db()
    assert not default_storage.exists(stored.location)
    assert (stored.state, stored.name, stored.key, stored.purge_reason) == (
        "purged",
        "",
        None,
        "verified",
    )
    assert stored.purged_at
    assert len(stored.sha256) == 64
    entry = Entry.objects.get(verb__startswith="files.")
    assert (entry.verb, entry.by, entry.facts["why"]) == ("files.purged", ines, "verified")


def test_twice_is_once(now):
    stored = keep_made(b"x", name="x.txt", kind=PAPER, at=now)
    purge(stored, why="one", by=None, at=now)
    purge(StoredFile.objects.get(), why="two", by=None, at=now)
    run_waiting()
    assert purge(StoredFile.objects.get(), why="three", by=None, at=now).purge_reason == "one"
    assert Entry.objects.filter(verb="files.purged").count() == 1


def test_each_kind_has_its_time(now):
    DatedValue.objects.create(
        name="files.test_days", value="30", valid_from=now.date(), source="Ici"
    )
    brief = keep(b"a;b", name="a.csv", kind=NOTE, by=None, at=now)
    longer = keep(b"a;b", name="a.csv", kind=NOTE, by=None, at=now)
    forever = keep(b"a;b", name="a.csv", kind=PAPER, by=None, at=now)
    retain(longer, until=(now + timedelta(days=60)).date())
    keep_to_time(now + timedelta(days=29))
    run_waiting()
    assert not StoredFile.objects.filter(state="purged").exists()
    keep_to_time(now + timedelta(days=30))
    run_waiting()
    states = [StoredFile.objects.get(pk=one.pk).state for one in (brief, longer, forever)]
    assert states == ["purged", "kept", "kept"]


def test_a_check_that_gave_up_is_asked_again(now):
    stored = keep(pdf(), name="a.pdf", kind=PAPER, by=None, at=now)
    StoredFile.objects.filter(pk=stored.pk).update(at=now - timedelta(hours=2))
    ask_again(now)
    run_waiting()
    assert StoredFile.objects.get().state == "kept"


def refused_line(now) -> StoredFile:
    return keep(pdf_with_a_program(), name="cni.pdf", kind=SECRET, by=None, at=now)


def test_a_refused_file_loses_its_bytes_and_keeps_its_line(now):
    stored = refused_line(now)
    run_waiting()
    stored.refresh_from_db()
    assert not default_storage.exists(stored.location)
    assert (stored.state, stored.refusal, stored.name) == ("refused", "script", "cni.pdf")
    assert (stored.key, stored.purge_reason) == (None, "")
    assert stored.purged_at
    assert len(stored.sha256) == 64
    with pytest.raises(TooLate, match=stored.why_refused[:20]):
        content_of(stored)


def test_a_refusal_whose_erasure_was_lost_is_caught_up(now):
    """The worker fell, and its job with it: the bytes are there, and every hour someone looks."""
    stored = refused_line(now)
    settle(stored, at=now)
    ProcrastinateJob.objects.all().delete()
    assert default_storage.exists(stored.location)
    ask_again(now)
    run_waiting()
    assert not default_storage.exists(stored.location)
    assert StoredFile.objects.get().purged_at
    ask_again(now)
    assert not ProcrastinateJob.objects.filter(task_name="files.erase", status="todo").exists()


def test_a_refused_line_has_its_time_too(now):
    stored = refused_line(now)
    run_waiting()
    retain(stored, until=now.date())
    keep_to_time(now)
    run_waiting()
    stored.refresh_from_db()
    assert (stored.state, stored.name) == ("purged", "")


def test_what_came_in_before_the_term_of_its_kind_is_given_it(now):
    DatedValue.objects.create(
        name="files.test_days", value="30", valid_from=now.date(), source="A test."
    )
    note = keep_made(b"a note", name="note.txt", kind=NOTE, at=now)
    paper = keep_made(b"a paper", name="paper.txt", kind=PAPER, at=now)
    StoredFile.objects.update(keep_until=None)
    give_ends(now + timedelta(days=400))
    note.refresh_from_db()
    paper.refresh_from_db()
    assert note.keep_until == now.date() + timedelta(days=30)
    assert paper.keep_until is None  # whoever holds it says when it is over
