"""clamd, or what speaks like it, on a socket of this machine."""

import socket
import struct
import threading
from collections.abc import Callable, Iterator

import pytest

from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.files.actions.keeping import keep
from ensemble.foundation.files.antivirus import Away
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.files.tests.builders import PAPER

pytestmark = pytest.mark.django_db
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


@pytest.fixture
def clamd(settings, tmp_path) -> Iterator[Callable]:
    """Reads INSTREAM as clamd does; answers as told, or as it finds."""
    path = str(tmp_path / "clamd")
    server = socket.socket(socket.AF_UNIX)
    server.bind(path)
    server.listen()
    settings.CLAMD = f"unix:{path}"
    seen = []

    def serve() -> None:
        while True:
            try:
                line, _address = server.accept()
            except OSError:
                return
            with line, line.makefile("rwb") as talk:
                assert talk.read(10) == b"zINSTREAM\0"
                content = b""
                while size := struct.unpack(">I", talk.read(4))[0]:
                    content += talk.read(size)
                seen.append(len(content))
                talk.write(b"stream: Eicar FOUND\0" if EICAR in content else b"stream: OK\0")

    threading.Thread(target=serve, daemon=True).start()
    yield seen
    server.close()


def test_nothing_is_read_before_the_antivirus_has_seen_it(clamd, now):
    stored = keep(b"a;b" * 50_000, name="a.csv", kind=PAPER, by=None, at=now)
    assert stored.is_checking
    run_waiting()
    assert (StoredFile.objects.get().state, clamd) == ("kept", [150_000])


def test_what_it_recognises_is_refused(clamd, now):
    keep(EICAR, name="a.txt", kind=PAPER, by=None, at=now)
    run_waiting()
    stored = StoredFile.objects.get()
    assert (stored.state, stored.refusal) == ("refused", "virus")


def test_while_it_is_away_the_file_waits(settings, tmp_path, now):
    settings.CLAMD = f"unix:{tmp_path / 'nobody'}"
    keep(b"a;b", name="a.csv", kind=PAPER, by=None, at=now)
    with pytest.raises(Away):
        run_waiting()
    assert StoredFile.objects.get().is_checking
