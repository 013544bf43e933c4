"""The processes that `up` starts and that end with it, however it ends."""

import ctypes
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import psutil

SET_PARENT_DEATH_SIGNAL = 1  # prctl(2)
PATIENCE = 10
"""Seconds given to a process to end what it is doing."""


class Child:
    """One process, its log and the note of its id in the folder of the state."""

    def __init__(self, name: str, *command: str, var: Path) -> None:
        self.name = name
        self.command = [sys.executable, *command]
        self.log = var / "log" / f"{name}.log"
        self.note = var / f"{name}.pid"
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        self.log.parent.mkdir(exist_ok=True)
        with open(self.log, "w") as log:
            self.process = subprocess.Popen(
                self.command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # a Ctrl-C reaches `up` alone, which stops the others in order
                preexec_fn=end_with_parent(),
            )
        born = psutil.Process(self.process.pid).create_time()
        self.note.write_text(f"{self.process.pid} {born}")

    def has_ended(self) -> bool:
        return self.process is not None and self.process.poll() is not None

    def stop(self) -> None:
        if self.process and not self.has_ended():
            self.process.terminate()
            try:
                self.process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.note.unlink(missing_ok=True)

    def last_words(self) -> str:
        lines = [line for line in self.log.read_text(errors="replace").splitlines() if line.strip()]
        return lines[-1].strip() if lines else "it said nothing"

    def end_leftover(self) -> None:
        """The same process of an `up` that was killed, where the kernel has not ended it already."""
        with suppress(OSError, ValueError, psutil.Error):
            pid, born = self.note.read_text().split()
            leftover = psutil.Process(int(pid))
            if leftover.create_time() == float(born):
                leftover.terminate()
                leftover.wait(PATIENCE)


def end_with_parent():
    """Linux ends the child with its parent, even one that is killed; elsewhere its note serves."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    parent = os.getpid()

    def ask() -> None:
        libc.prctl(SET_PARENT_DEATH_SIGNAL, signal.SIGTERM)
        if os.getppid() != parent:  # it died in between
            os._exit(1)

    return ask
