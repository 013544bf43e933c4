"""clamd, when it stands beside: each file is handed to it over its socket (INSTREAM).

`CLAMD=unix:/run/clamav/clamd.ctl` or `CLAMD=tcp://127.0.0.1:3310`. Not configured, nothing is scanned.
"""

import socket
import struct
from urllib.parse import urlsplit

from django.conf import settings

from ensemble.foundation.files.refusals import Unfit

PATIENCE = 30
STEP = 64 * 1024


class Away(OSError):
    """The antivirus does not answer, or not as it should: the file waits."""


def scan(content: bytes) -> None:
    """Raises `Unfit("virus")`, or `Away`."""
    if not settings.CLAMD:
        return
    answer = _ask(content)
    if answer.endswith("FOUND"):
        raise Unfit("virus")
    if not answer.endswith("OK"):
        raise Away(answer or "no answer")


def _ask(content: bytes) -> str:
    try:
        with _connected() as line:
            line.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), STEP):
                piece = content[start : start + STEP]
                line.sendall(struct.pack(">I", len(piece)) + piece)
            line.sendall(struct.pack(">I", 0))
            return line.makefile("rb").read(4096).rstrip(b"\0\n").decode(errors="replace")
    except OSError as error:
        raise Away(str(error)) from error


def _connected() -> socket.socket:
    address = settings.CLAMD
    if address.startswith("unix:"):
        line = socket.socket(socket.AF_UNIX)
        line.settimeout(PATIENCE)
        line.connect(address.removeprefix("unix:"))
        return line
    url = urlsplit(address)
    return socket.create_connection((url.hostname, url.port or 3310), timeout=PATIENCE)
