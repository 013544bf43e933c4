"""A house of its own for a measure: an empty database, an empty folder, nobody's settings."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager

from ensemble.config.cluster import Cluster
from ensemble.config.throwaway import throw_away


@contextmanager
def an_empty_house(**settings: str) -> Iterator[Cluster]:
    """Its address and keys are in the environment, for Django here and for processes started later."""
    with throw_away() as cluster, tempfile.TemporaryDirectory(prefix="ensemble-bench-") as folder:
        cluster.ensure_database("ensemble")
        os.environ |= {
            "DATABASE_URL": cluster.url("ensemble"),
            "DJANGO_SETTINGS_MODULE": "ensemble.config.settings",
            "ENSEMBLE_PLAIN_HTTP": "1",
            "ENSEMBLE_VAR": folder,
            "SECRET_KEY": "known to everybody, for benchmarks only: 0123456789abcdef",
        }
        os.environ |= settings
        yield cluster
