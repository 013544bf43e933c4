"""A whole installation on loopback: its own database, its web process, its workers."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPResponse, RemoteDisconnected
from http.cookies import SimpleCookie
from pathlib import Path

import psycopg

from ensemble.config.children import end_with_parent
from ensemble.config.cluster import Cluster
from ensemble.config.ground import ROOT
from ensemble.config.throwaway import throw_away

PATIENCE = 120
WEB = "-m gunicorn --worker-class gthread --threads 2 --log-level critical --bind 127.0.0.1:{port} ensemble.config.wsgi"
PRELUDE = "import django; django.setup(); import json; from {rows} import *; print(json.dumps({expression}))"
ROWS = "ensemble.config.tests.faults.rows"


class House:
    def __init__(self, cluster: Cluster, folder: Path, *, demo: bool = False):
        self.cluster = cluster
        self.env = os.environ | {
            "DATABASE_URL": cluster.url("house"),
            "ENSEMBLE_DEMO": "1" if demo else "",
            "ENSEMBLE_PLAIN_HTTP": "1",
            "ENSEMBLE_VAR": str(folder),
            "MAIL_BACKEND": "ensemble.config.tests.faults.rows.CountedBackend",
        }

    @classmethod
    @contextmanager
    def built(cls, folder: Path, *, demo: bool = False) -> Iterator["House"]:
        with throw_away() as cluster:
            cluster.ensure_database("house")
            house = cls(cluster, folder, demo=demo)
            for command in ("migrate --verbosity 0", "collectstatic --no-input --verbosity 0"):
                house.run("-m", "ensemble.config.manage", *command.split())
            yield house

    def twin(self, folder: Path) -> "House":
        """Another installation, as this one stands: its database, its files, its keys."""
        with psycopg.connect(self.cluster.url("postgres"), autocommit=True) as server:
            server.execute("CREATE DATABASE twin TEMPLATE house")
        shutil.copytree(self.env["ENSEMBLE_VAR"], folder, dirs_exist_ok=True)
        other = House(self.cluster, folder)
        other.env |= {
            "DATABASE_URL": self.cluster.url("twin"),
            "ENSEMBLE_DEMO": self.env["ENSEMBLE_DEMO"],
        }
        return other

    def run(self, *command: str, patience: int = 5 * PATIENCE) -> str:
        done = subprocess.run(
            [sys.executable, *command],
            env=self.env,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=patience,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def ask(self, expression: str, *, rows: str = ROWS) -> dict:
        """What an expression of that module gives, computed in the installation."""
        said = self.run("-c", PRELUDE.format(rows=rows, expression=expression))
        return json.loads(said.splitlines()[-1])

    @contextmanager
    def serving(self, *, fault: str = "", host: str = "127.0.0.1") -> Iterator["Browser"]:
        port = free_port()
        command = [sys.executable, *WEB.format(port=port).split()]
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
        command = [sys.executable, "-m", "ensemble.config.manage", "procrastinate", "worker"]
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


class Browser:
    """As little of one as the journeys need: cookies, pages, forms."""

    def __init__(self, address: str):
        self.address, self.page = address, ""
        self.cookies: dict[str, str] = {}
        self.opener = urllib.request.build_opener(NotFollowing)

    def wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                if self.get("/healthz"):  # 503 too: jobs wait in vain where no worker was asked for
                    return
            except OSError:
                time.sleep(0.1)
        raise AssertionError("The web process does not answer.")

    def get(self, path: str) -> int:
        return self._send(urllib.request.Request(self.address + path))

    def post(self, path: str, **fields: str) -> int:
        """With the token of the page last read, as a form would."""
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', self.page)
        fields["csrfmiddlewaretoken"] = token[1] if token else ""
        return self._send(
            urllib.request.Request(self.address + path, urllib.parse.urlencode(fields).encode())
        )

    def has_session(self, key: str) -> "Browser":
        self.cookies["session"] = key
        return self

    def _send(self, request: urllib.request.Request) -> int:
        """The status, or 0 when the process died before it answered."""
        request.add_header("Cookie", "; ".join(f"{k}={v}" for k, v in self.cookies.items()))
        try:
            return self._read(self.opener.open(request, timeout=PATIENCE))
        except urllib.error.HTTPError as answer:
            return self._read(answer)
        except (RemoteDisconnected, ConnectionResetError):
            return 0

    def _read(self, answer: HTTPResponse) -> int:
        with answer:
            for line in answer.headers.get_all("Set-Cookie") or []:
                self.cookies |= {name: one.value for name, one in SimpleCookie(line).items()}
            self.page = answer.read().decode()
            return answer.status


class NotFollowing(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args, **kwargs):
        return None


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
