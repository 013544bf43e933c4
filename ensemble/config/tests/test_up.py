"""The demo as someone lives it who has just cloned: real processes, real ports, real kills."""

import os
import signal
import socket
import stat
import subprocess
import sys
import time
import urllib.request

import psycopg
import pytest

from ensemble.config.cluster import Cluster
from ensemble.config.ground import DATABASE, ROOT

PATIENCE = 120


@pytest.fixture(scope="module")
def var(tmp_path_factory):
    """The state of a demo that has been started once."""
    var = tmp_path_factory.mktemp("demo") / "var"
    done = up(var, "--once")
    assert done.returncode == 0, done.stderr
    return var


@pytest.fixture
def staying(var):
    """A demo that stays, at the address where its page answers."""
    port = free_port()
    process = subprocess.Popen(
        command("--port", str(port)), env=surroundings(var), stdout=-3, stderr=-3
    )
    process.address = f"http://127.0.0.1:{port}"
    wait_until(lambda: answers(process.address))
    yield process
    process.terminate()
    process.wait(PATIENCE)


def command(*options):
    return [sys.executable, "-m", "ensemble.config.up", *options]


def surroundings(var):
    set_by_the_tests = {"DATABASE_URL", "SECRET_KEY", "ENSEMBLE_DEMO", "DJANGO_SETTINGS_MODULE"}
    kept = {name: value for name, value in os.environ.items() if name not in set_by_the_tests}
    return kept | {"ENSEMBLE_VAR": str(var), "PYTHONPATH": str(ROOT)}


def up(var, *options, port=None):
    port = ["--port", str(port or free_port())]
    return subprocess.run(
        command(*port, *options),
        env=surroundings(var),
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(address):
    try:
        return urllib.request.urlopen(address, timeout=5).status == 200
    except OSError:
        return False


def wait_until(true):
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_it_keeps_its_secret_key_from_other_users(var):
    assert stat.S_IMODE((var / "secret_key").stat().st_mode) == 0o600


def test_it_starts_again_at_once_after_a_kill(staying, var):
    staying.send_signal(signal.SIGKILL)
    staying.wait()
    done = up(var, "--once", port=staying.address.rsplit(":", 1)[1])
    assert (done.returncode, done.stderr) == (0, "")


def test_it_stops_everything_when_told(staying):
    staying.terminate()
    assert staying.wait(PATIENCE) == 0
    assert not answers(staying.address)


def test_it_builds_the_town_anew_with_a_crowd_around_it(var):
    """The last person seated by the first building is not there after the second."""
    crowd = up(var, "--once", "--people", "30")
    assert "The town is built already: --people goes with --fresh." in crowd.stdout
    before = people_in(var)
    anew = up(var, "--once", "--fresh", "--people", "30")
    assert (anew.returncode, anew.stderr) == (0, "")
    after = people_in(var)
    assert len(after) == len(before) + 30
    assert not before & after


def people_in(var):
    """The public ids of everybody in the database of this demo."""
    cluster = Cluster(var / "pg")
    with cluster.running(), psycopg.connect(cluster.url(DATABASE)) as connection:
        return {row[0] for row in connection.execute("SELECT public_id FROM persons_person")}


def test_it_says_that_it_runs_already(staying, var):
    done = up(var)
    assert (done.returncode, done.stderr) == (
        1,
        "Ensemble runs from this folder already. Stop it there first.\n",
    )


def test_it_says_that_the_port_is_taken(var):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = up(var, port=port)
    assert done.returncode == 1
    assert done.stderr == f"Port {port} is taken. Choose another: --port {port + 1}\n"


def test_it_says_that_the_folder_cannot_be_written(tmp_path):
    (tmp_path / "file").touch()
    done = up(tmp_path / "file" / "var")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "cannot be written" in done.stderr


def test_it_says_what_the_database_complains_of(tmp_path):
    (tmp_path / "pg" / "data").mkdir(parents=True)
    done = up(tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("pg_ctl failed: ")
    assert done.stderr.count("\n") == 1
