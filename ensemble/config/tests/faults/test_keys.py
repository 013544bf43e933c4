"""The key of class 3 replaced, and the machine falling in between (F19), on real processes."""

import signal
import subprocess
import sys

import pytest

from ensemble.config.ground import ROOT
from ensemble.config.tests.faults.house import House

ROWS = "ensemble.config.tests.faults.sealed"
ROTATE = (sys.executable, "-m", "ensemble.config.manage", "rotate_keys")


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with House.built(tmp_path_factory.mktemp("keys"), demo=True) as house:
        yield house


def rotate(house: House, fault: str = "") -> int:
    env = house.env | {"ENSEMBLE_FAULT": fault}
    done = subprocess.run(ROTATE, env=env, cwd=ROOT, capture_output=True, check=False)
    return done.returncode


def test_a_rotation_killed_anywhere_loses_nothing_and_goes_on(house):
    """F19: both keys are read meanwhile; run again, everything is under the new one."""
    assert house.ask("seal_some(1200)", rows=ROWS)["sealed"] == 1200
    assert rotate(house, "files.rotate_with_both_keys") == -signal.SIGKILL
    assert house.state(ROWS) == {"readable": 1200, "keys": 2, "former": 1200}
    assert rotate(house, "files.rotate_between_batches") == -signal.SIGKILL
    halfway = house.state(ROWS)
    assert (halfway["readable"], halfway["former"]) == (1200, 1200 - 500)
    assert rotate(house) == 0
    after = house.state(ROWS)
    assert (after["readable"], after["former"]) == (1200, 0)
    retired = subprocess.run((*ROTATE, "--retire"), env=house.env, cwd=ROOT, check=False)
    assert retired.returncode == 0
    assert house.state(ROWS) == {"readable": 1200, "keys": 1, "former": 0}


def killed(house: House, call: str, *, at: str) -> None:
    command = f"import django; django.setup(); from {ROWS} import *; {call}"
    env = house.env | {"ENSEMBLE_FAULT": at, "DJANGO_SETTINGS_MODULE": "ensemble.config.settings"}
    died = subprocess.run([sys.executable, "-c", command], env=env, cwd=ROOT, check=False)
    assert died.returncode == -signal.SIGKILL


def test_a_process_killed_between_bytes_and_row_leaves_no_row(house):
    """I6: every row of a file has its bytes."""
    before = house.ask("files()", rows=ROWS)
    killed(house, "keep_one()", at="files.between_bytes_and_row")
    assert house.ask("files()", rows=ROWS) == before
    assert before["damaged"] == 0


def test_a_process_killed_while_it_erases_a_refused_file_is_caught_up(house):
    killed(house, "refuse_one()", at="files.between_erasing_and_row")
    line = {"name": "cni.pdf", "why": "script"}
    assert house.ask("refused()", rows=ROWS) == line | {"bytes": False, "told": False}
    assert house.ask("catch_up()", rows=ROWS) == line | {"bytes": False, "told": True}


def test_a_process_killed_while_it_seals_a_file_kept_in_clear_is_caught_up(house):
    """Until the row says where the sealed bytes are, the clear ones are the file."""
    assert house.ask("keep_one_in_clear()", rows=ROWS) == {"sealed": False, "readable": True}
    before = house.state(ROWS)
    killed(house, "seal_what_is_clear()", at="files.between_sealing_and_row")
    assert house.state(ROWS) == before
    assert house.ask("last_one()", rows=ROWS) == {"sealed": False, "readable": True}
    assert house.ask("seal_what_is_clear()", rows=ROWS) == {"sealed": True, "readable": True}
