"""A whole installation on loopback: its own database, its web process, its workers."""

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from datetime import datetime
from pathlib import Path

import psycopg
from psycopg import sql

from ensemble.config.children import end_with_parent
from ensemble.config.cluster import Cluster
from ensemble.config.ground import ROOT
from ensemble.config.tests.faults.browser import PATIENCE, Browser
from ensemble.config.throwaway import throw_away

WEB = "-m gunicorn --worker-class gthread --threads 2 --log-level critical --bind 127.0.0.1:{port} ensemble.config.wsgi"
PRELUDE = "import django; django.setup(); import json; from {rows} import *; print(json.dumps({expression}))"
ROWS = "ensemble.config.tests.faults.rows"
ANOTHER_DAY = "ensemble.config.tests.faults.another_day"
WITH_INVARIANTS = PRELUDE.replace(
    "import json;", "import json; from ensemble.config.tests.faults.invariants import broken;"
)


class House:
    def __init__(
        self, cluster: Cluster, folder: Path, *, demo: bool = False, database: str = "house"
    ):
        self.cluster, self.database = cluster, database
        self.env = os.environ | {
            "DATABASE_URL": cluster.url(database),
            "ENSEMBLE_DEMO": "1" if demo else "",
            "ENSEMBLE_PLAIN_HTTP": "1",
            "ENSEMBLE_VAR": str(folder),
            "MAIL_BACKEND": "ensemble.config.tests.faults.rows.CountedBackend",
        }
        self.python = [sys.executable]

    @classmethod
    @contextmanager
    def built(cls, folder: Path, *, demo: bool = False) -> Iterator["House"]:
        with throw_away() as cluster:
            house = cls(cluster, folder, demo=demo)
            cluster.ensure_database(house.database)
            for command in ("migrate --verbosity 0", "collectstatic --no-input --verbosity 0"):
                house.manage(*command.split())
            yield house

    def twin(self, folder: Path) -> "House":
        """Another installation, as this one stands: its database, its files, its keys. Nobody may be at
        work in this one meanwhile; the folder gives its name to the database."""
        copied = sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(
            sql.Identifier(folder.name), sql.Identifier(self.database)
        )
        with psycopg.connect(self.cluster.url("postgres"), autocommit=True) as server:
            server.execute(copied)
        shutil.copytree(self.env["ENSEMBLE_VAR"], folder, dirs_exist_ok=True)
        demo = bool(self.env["ENSEMBLE_DEMO"])
        return House(self.cluster, folder, demo=demo, database=folder.name)

    def on(self, moment: datetime) -> "House":
        """The same installation, whose processes begin at that moment."""
        then = copy(self)
        then.python = [sys.executable, "-m", ANOTHER_DAY, moment.isoformat()]
        return then

    def run(self, *command: str, patience: int = 5 * PATIENCE) -> str:
        done = subprocess.run(
            [*self.python, *command],
            env=self.env,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=patience,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def manage(self, *command: str) -> str:
        return self.run("-m", "ensemble.config.manage", *command)

    def ask(self, expression: str, *, rows: str = ROWS) -> dict:
        """What an expression of that module gives, computed in the installation."""
        said = self.run("-c", PRELUDE.format(rows=rows, expression=expression))
        return json.loads(said.splitlines()[-1])

    def state(self, rows: str = ROWS) -> dict:
        """All that is written, by the `state()` of that module, once every invariant was read.

        Equal to what it was before a death: what was answered till then is there (I5), and nothing else.
        """
        asked = WITH_INVARIANTS.format(rows=rows, expression="[state(), broken()]")
        found, troubles = json.loads(self.run("-c", asked).splitlines()[-1])
        assert troubles == []
        return found

    @contextmanager
    def serving(self, *, fault: str = "", host: str = "127.0.0.1") -> Iterator[Browser]:
        port = free_port()
        command = [*self.python, *WEB.format(port=port).split()]
        env = self.env | {"ENSEMBLE_FAULT": fault, "BASE_URL": f"http://{host}:{port}"}
        with self._child(command, env) as server:
            try:
                browser = Browser(f"http://{host}:{port}")
                browser.wait()
                yield browser
            finally:
                server.terminate()
                server.wait(PATIENCE)

    @contextmanager
    def working(self, **also: str) -> Iterator[None]:
        command = [*self.python, "-m", "ensemble.config.manage", "procrastinate", "worker"]
        with self._child(command, self.env | also) as worker:
            try:
                yield
            finally:
                worker.terminate()
                worker.wait(PATIENCE)

    @staticmethod
    def _child(command: list[str], env: dict[str, str]) -> subprocess.Popen:
        """It ends with the tests, even killed."""
        return subprocess.Popen(
            command, env=env, cwd=ROOT, stderr=subprocess.DEVNULL, preexec_fn=end_with_parent()
        )

    @contextmanager
    def without_database(self) -> Iterator[None]:
        self.cluster.stop()
        try:
            yield
        finally:
            self.cluster._start()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
