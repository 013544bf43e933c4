import multiprocessing
import os
import signal
import time
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest

from ensemble.config.cluster import Cluster
from ensemble.config.ground import Trouble
from ensemble.config.places import LONGEST_SOCKET_FOLDER
from ensemble.config.unprivileged import Nobody, Ordinary

SOMEONE_ELSE = 65_533


@pytest.fixture
def home(tmp_path):
    home = tmp_path / "pg"
    yield home
    cluster = Cluster(home)
    cluster.stop()
    cluster.discard()


def count(cluster: Cluster) -> int:
    with psycopg.connect(cluster.url("town")) as connection:
        return connection.execute("SELECT count(*) FROM people").fetchone()[0]


def populate(cluster: Cluster) -> None:
    cluster.ensure_database("town")
    with psycopg.connect(cluster.url("town")) as connection:
        connection.execute("CREATE TABLE people AS SELECT generate_series(1, 1000)")


def wait_until(true) -> None:
    deadline = time.monotonic() + 10
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def stay(home: Path, entered, leave) -> None:
    with Cluster(home, durable=False).running() as cluster:
        entered.put(cluster.postmaster().pid)
        leave.wait()


def test_it_starts_on_an_empty_folder_and_stops_with_its_last_user(home):
    with Cluster(home).running() as cluster:
        assert cluster.postmaster()
        with psycopg.connect(cluster.url("postgres")) as connection:
            assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
            assert connection.execute("SHOW server_encoding").fetchone() == ("UTF8",)
    assert cluster.postmaster() is None


def test_it_keeps_its_data_over_a_restart(home):
    with Cluster(home).running() as cluster:
        populate(cluster)
    with Cluster(home).running() as cluster:
        cluster.ensure_database("town")
        assert count(cluster) == 1000


def test_it_is_shared_and_outlives_the_first_to_leave(home):
    with ExitStack() as first, Cluster(home, durable=False).running() as second:
        first.enter_context(Cluster(home).running())
        server = second.postmaster()
        first.close()
        assert second.postmaster() == server


def test_it_starts_once_when_two_processes_start_it_together(home):
    spawn = multiprocessing.get_context("spawn")
    entered, leave = spawn.Queue(), spawn.Event()
    users = [spawn.Process(target=stay, args=(home, entered, leave)) for _ in range(2)]
    for user in users:
        user.start()
    servers = {entered.get(timeout=60) for _ in users}
    assert len(servers) == 1
    leave.set()
    for user in users:
        user.join(30)
    assert Cluster(home).postmaster() is None


def test_it_recovers_from_a_kill_of_the_server(home):
    with Cluster(home).running() as cluster:
        populate(cluster)
        cluster.postmaster().send_signal(signal.SIGKILL)
        wait_until(lambda: cluster.postmaster() is None)
    with Cluster(home).running() as cluster:
        assert count(cluster) == 1000


def test_it_adopts_the_server_of_a_killed_user(home):
    spawn = multiprocessing.get_context("spawn")
    entered, leave = spawn.Queue(), spawn.Event()
    user = spawn.Process(target=stay, args=(home, entered, leave))
    user.start()
    server = entered.get(timeout=60)
    user.kill()
    user.join()
    with Cluster(home).running() as cluster:
        assert cluster.postmaster().pid == server
    assert cluster.postmaster() is None


def test_it_does_not_believe_a_process_id_that_now_belongs_to_another(home):
    with Cluster(home, durable=False).running() as cluster:
        recorded = (cluster.data / "postmaster.pid").read_text().splitlines()
    (cluster.data / "postmaster.pid").write_text("\n".join([str(os.getpid()), *recorded[1:]]))
    with Cluster(home, durable=False).running() as cluster:
        assert cluster.postmaster().pid != os.getpid()


def test_it_forgets_an_initialisation_that_was_cut_short(home):
    (home / "data.new").mkdir(parents=True)
    (home / "data.new" / "PG_VERSION").write_text("18")
    with Cluster(home, durable=False).running() as cluster:
        assert not (home / "data.new").exists()
        assert cluster.postmaster()


def test_it_keeps_its_socket_elsewhere_when_the_path_is_long(tmp_path):
    home = tmp_path / ("a" * LONGEST_SOCKET_FOLDER)
    with Cluster(home, durable=False).running() as cluster:
        assert len(str(cluster.sockets)) <= LONGEST_SOCKET_FOLDER
        assert cluster.sockets.stat().st_mode & 0o777 == 0o700
        cluster.ensure_database("town")
    cluster.discard()


def test_it_does_not_enter_a_socket_folder_of_someone_else(tmp_path, monkeypatch):
    home = tmp_path / ("a" * LONGEST_SOCKET_FOLDER)
    cluster = Cluster(home, durable=False)
    cluster.sockets.mkdir()
    monkeypatch.setattr(os, "geteuid", lambda: SOMEONE_ELSE)
    with pytest.raises(Trouble, match="belongs to someone else"), cluster.running():
        pass
    monkeypatch.undo()
    cluster.discard()


def test_it_runs_without_the_rights_of_root(tmp_path):
    """As *nobody* when root starts it where namespaces are forbidden; as oneself otherwise."""
    skin = Nobody() if os.geteuid() == 0 else Ordinary()
    with Cluster(tmp_path / "pg", durable=False, skin=skin).running() as cluster:
        assert cluster.postmaster().uids().effective != 0
        cluster.ensure_database("town")
    cluster.discard()
