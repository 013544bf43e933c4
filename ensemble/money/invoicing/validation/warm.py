"""One process that keeps the rules compiled, beside each worker that needs them.

Saxon aborts the whole process when it runs in a forked worker or in a second thread, so it lives
alone, fed through its standard input. It is started at the first document, restarted when it dies
or hangs, and ends with its worker.
"""

import json
import os
import select
import struct
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from time import monotonic

import structlog

ALONE = (sys.executable, "-P", str(Path(__file__).parent / "alone.py"))
PATIENCE = 30.0  # seconds for one document; the first waits for the compilation of its rules
LENGTH = struct.Struct(">I")
AT_ONCE = 65_536

log = structlog.get_logger()


class ValidatorDown(Exception):
    """The rules could not be run, so nothing is known to be valid."""


class Saxon:
    def __init__(self, command: Sequence[str] = ALONE, *, patience: float = PATIENCE):
        self.command = (*command, str(int(patience) + 1))
        self.patience = patience
        self.process: subprocess.Popen | None = None
        self.started_in = 0
        self.lock = Lock()

    def run(self, xml: bytes, stylesheets: Sequence[str]) -> list[bytes]:
        """One report a stylesheet. A process that died or hangs is replaced once."""
        with self.lock:
            for _attempt in range(2):
                try:
                    return self._ask(xml, stylesheets)
                except (OSError, EOFError) as error:  # TimeoutError is an OSError
                    log.warning("invoicing.validator_replaced", why=repr(error))
                    self._stop()
            raise ValidatorDown("the validator did not answer twice")

    def stop(self) -> None:
        with self.lock:
            self._stop()

    def _ask(self, xml: bytes, stylesheets: Sequence[str]) -> list[bytes]:
        deadline = monotonic() + self.patience
        process = self._running()
        asked = json.dumps(list(stylesheets)).encode()
        self._write(process, _framed(asked) + _framed(xml), deadline)
        return [self._answer(process, deadline) for _sheet in stylesheets]

    def _answer(self, process: subprocess.Popen, deadline: float) -> bytes:
        (length,) = LENGTH.unpack(self._read(process, LENGTH.size, deadline))
        answer = self._read(process, length, deadline)
        if answer.startswith(b"!"):
            raise ValidatorDown(answer[1:].decode(errors="replace"))
        return answer

    def _running(self) -> subprocess.Popen:
        if self.process and self.started_in == os.getpid():
            return self.process
        self.process = subprocess.Popen(
            self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
        )
        self.started_in = os.getpid()
        for pipe in (self.process.stdin, self.process.stdout):
            os.set_blocking(pipe.fileno(), False)
        return self.process

    def _stop(self) -> None:
        process, self.process = self.process, None
        if process and self.started_in == os.getpid():
            process.kill()
            process.wait()
            process.stdin.close()
            process.stdout.close()

    def _write(self, process: subprocess.Popen, message: bytes, deadline: float) -> None:
        pipe, rest = process.stdin.fileno(), memoryview(message)
        while rest:
            _wait([], [pipe], deadline)
            rest = rest[os.write(pipe, rest[:AT_ONCE]) :]

    def _read(self, process: subprocess.Popen, length: int, deadline: float) -> bytes:
        pipe, parts = process.stdout.fileno(), bytearray()
        while len(parts) < length:
            _wait([pipe], [], deadline)
            part = os.read(pipe, min(AT_ONCE, length - len(parts)))
            if not part:
                raise EOFError("the validator ended")
            parts += part
        return bytes(parts)


def _framed(part: bytes) -> bytes:
    return LENGTH.pack(len(part)) + part


def _wait(reading: list[int], writing: list[int], deadline: float) -> None:
    ready = select.select(reading, writing, [], max(0.0, deadline - monotonic()))
    if not (ready[0] or ready[1]):
        raise TimeoutError("the validator hangs")
