"""What stands before Django: the folder of the state, the secret key, the embedded database.

An installation that sets DATABASE_URL brings its own of each; nothing here then touches the disk.
"""

import os
import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parents[2]
VAR = Path(os.environ.get("ENSEMBLE_VAR") or ROOT / "var").resolve()
DATABASE = "ensemble"


class Trouble(Exception):
    """What stops the start, said in one sentence with its mend to the person at the terminal."""


@contextmanager
def ground(*, fresh: bool = False) -> Iterator[None]:
    """Give Django its settings and its database for as long as this lasts, and set it up."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ensemble.config.settings")
    if "DATABASE_URL" in os.environ:
        django.setup()
        yield
        return
    from ensemble.config.cluster import Cluster  # production does without the embedded database

    keep_secret_key()
    cluster = Cluster(VAR / "pg")
    os.environ["DATABASE_URL"] = cluster.url(DATABASE)
    os.environ.setdefault("ENSEMBLE_DEMO", "1")
    with ThreadPoolExecutor(1) as aside:
        setting_up = aside.submit(django.setup)  # half a second that the server needs as well
        with cluster.running():
            if fresh:
                cluster.drop_database(DATABASE)
            cluster.ensure_database(DATABASE)
            setting_up.result()
            yield


def keep_secret_key() -> None:
    VAR.mkdir(parents=True, exist_ok=True)
    key = VAR / "secret_key"
    if not key.exists():
        unfinished = key.with_suffix(f".{os.getpid()}")
        unfinished.touch(mode=0o600)
        unfinished.write_text(secrets.token_urlsafe(50))
        unfinished.rename(key)
