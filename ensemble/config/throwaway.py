"""A database for one run of the tests."""

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from ensemble.config.cluster import Cluster, locked
from ensemble.config.unprivileged import require_own


@contextmanager
def throw_away() -> Iterator[Cluster]:
    """A fast and careless cluster for one run of the tests, gone with it."""
    parent = Path(tempfile.gettempdir()) / f"ensemble-tests-{os.geteuid()}"
    parent.mkdir(mode=0o700, exist_ok=True)
    require_own(parent)
    with ExitStack() as stack:
        with locked(parent / "lock"):
            for abandoned in parent.glob("run-*"):
                _sweep(abandoned)
            cluster = Cluster(Path(tempfile.mkdtemp(prefix="run-", dir=parent)), durable=False)
            stack.callback(cluster.discard)
            stack.enter_context(cluster.running())
        yield cluster


def _sweep(home: Path) -> None:
    """Remove what a killed run left, unless somebody lives there."""
    cluster = Cluster(home, durable=False)
    with suppress(BlockingIOError), locked(home / "users", fcntl.LOCK_EX | fcntl.LOCK_NB):
        cluster.stop()
        cluster.discard()
