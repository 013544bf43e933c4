"""A pay run killed anywhere: F1, F9, F10, F13, F14 and F15, by seeds, on real processes.

`ENSEMBLE_SEEDS=200 .venv/bin/pytest ensemble/config/tests/faults/test_payday.py`; a seed that failed
is kept below.
"""

import json
import os

import pytest

from ensemble.config.tests.faults.house import House

SEEDS = int(os.environ.get("ENSEMBLE_SEEDS", "8"))
KEPT: list[int] = []
RUNNER = ("-m", "ensemble.config.tests.faults.runner")


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with House.built(tmp_path_factory.mktemp("house")) as house:
        house.run("-m", "ensemble.config.manage", "rotate_keys")
        yield house


def lived(house: House, seeds: int, first: int) -> dict:
    said = house.run(*RUNNER, "--seeds", str(seeds), "--first", str(first))
    return json.loads(said.splitlines()[-1])


def test_a_pay_run_killed_anywhere_loses_nothing_and_pays_nothing_twice(house):
    told = lived(house, SEEDS, 1)
    assert told["failed"] == {}
    assert told["deaths"] > 0


@pytest.mark.parametrize("seed", KEPT)
def test_what_failed_once_holds(house, seed):
    assert lived(house, 1, seed)["failed"] == {}
