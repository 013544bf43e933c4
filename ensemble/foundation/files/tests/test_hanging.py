"""What hangs, or has no room left, harms nothing else (F6, F18; bad input 35)."""

import resource
import socket
import threading
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.files import antivirus, documents, storing
from ensemble.foundation.files.actions.keeping import keep, keep_made
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.files.reading import content_of
from ensemble.foundation.files.serving import as_attachment
from ensemble.foundation.files.tasks import sweep
from ensemble.foundation.files.tests.builders import PAPER, pdf

pytestmark = pytest.mark.django_db


def files_on_disk() -> set[Path]:
    return {one for one in Path(default_storage.location).rglob("*") if one.is_file()}


@pytest.mark.fault
def test_an_antivirus_that_hangs_leaves_the_file_hidden_and_the_page_alive(
    settings, tmp_path, monkeypatch, now
):
    """F18: it accepts and never answers."""
    mute = socket.socket(socket.AF_UNIX)
    mute.bind(str(tmp_path / "mute"))
    mute.listen()
    mute.setblocking(False)
    settings.CLAMD = f"unix:{tmp_path / 'mute'}"
    monkeypatch.setattr(antivirus, "PATIENCE", 0.3)
    stored = keep(b"a;b", name="a.csv", kind=PAPER, by=None, at=now)
    with pytest.raises(BlockingIOError):  # the page asked it nothing: a job will
        mute.accept()
    with pytest.raises(antivirus.Away):
        run_waiting()
    stored.refresh_from_db()
    assert stored.is_checking
    with pytest.raises(TooLate):
        as_attachment(stored)
    mute.close()


@pytest.mark.fault
def test_a_process_that_hangs_is_killed_and_the_file_refused(monkeypatch, tmp_path, now):
    """F18, 35: the real one stops at ten seconds; this one is given half a second."""
    endless = tmp_path / "endless.py"
    endless.write_text("import time\nwhile True: time.sleep(1)\n")
    monkeypatch.setattr(documents, "INSPECTOR", endless)
    monkeypatch.setattr(documents, "SECONDS", 0.5)
    stored = keep(pdf(), name="a.pdf", kind=PAPER, by=None, at=now)
    assert stored.is_checking
    run_waiting()
    stored.refresh_from_db()
    assert (stored.state, stored.refusal) == ("refused", "slow")


def test_a_process_that_takes_too_much_is_stopped(monkeypatch, tmp_path, now):
    greedy = tmp_path / "greedy.py"
    limits = Path(documents.INSPECTOR).read_text().partition("def look")[0]
    greedy.write_text(limits + "limit()\nbytearray(300 * 1024 * 1024)\n")
    monkeypatch.setattr(documents, "INSPECTOR", greedy)
    stored = keep(pdf(), name="a.pdf", kind=PAPER, by=None, at=now)
    run_waiting()
    stored.refresh_from_db()
    assert (stored.state, stored.refusal) == ("refused", "slow")


@contextmanager
def no_room(most: int = 10_000):
    """No file of this process may grow past `most`: what a full disk answers."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_refuses_clearly_and_keeps_no_half(now):
    """F6: reads go on, nothing is truncated, and it works again without a restart."""
    kept = keep_made(b"x" * 100, name="a.txt", kind=PAPER, at=now)
    before = files_on_disk()
    with no_room(), pytest.raises(storing.NoRoom):
        keep(b"y" * 100_000, name="b.txt", kind=PAPER, by=None, at=now)
    assert files_on_disk() == before
    assert StoredFile.objects.count() == 1
    assert content_of(kept) == b"x" * 100
    again = keep(b"y" * 100_000, name="b.txt", kind=PAPER, by=None, at=now)
    assert content_of(again) == b"y" * 100_000


def test_bytes_whose_row_never_held_are_swept(now):
    kept = keep_made(b"x", name="a.txt", kind=PAPER, at=now)
    lost = default_storage.save(storing.new_location(now), ContentFile(b"lost"))
    sweep(now + timedelta(days=1))
    assert default_storage.exists(lost)
    sweep(now + timedelta(days=2))
    assert not default_storage.exists(lost)
    assert content_of(kept) == b"x"


def test_while_one_hangs_another_is_kept(settings, tmp_path, monkeypatch, now):
    """The check holds no lock: whoever sends a file meanwhile waits for nobody."""
    mute = socket.socket(socket.AF_UNIX)
    mute.bind(str(tmp_path / "mute"))
    mute.listen()
    settings.CLAMD = f"unix:{tmp_path / 'mute'}"
    monkeypatch.setattr(antivirus, "PATIENCE", 60)

    def hang() -> None:
        with suppress(antivirus.Away):
            antivirus.scan(b"x")

    hanging = threading.Thread(target=hang)
    hanging.start()
    held, _address = mute.accept()
    keep(b"a;b", name="a.csv", kind=PAPER, by=None, at=now)
    assert hanging.is_alive()
    held.close()
    hanging.join()
    mute.close()
