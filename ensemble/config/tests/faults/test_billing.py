"""A yes killed anywhere bills the days once; a worker killed at its paper is followed by another."""

import os
import signal
import subprocess
import sys
import time

import pytest

from ensemble.config.ground import ROOT
from ensemble.config.tests.faults.house import House

ROWS = "ensemble.config.tests.faults.billing"
WORKER = (sys.executable, "-m", "ensemble.config.manage", "procrastinate", "worker")
AT_MOST = 60  # seconds, from the death of a worker to the end of its job by another


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with House.built(tmp_path_factory.mktemp("billing"), demo=True) as house:
        yield house


def test_an_approval_killed_midway_bills_nothing_then_once(house):
    """F2 and I3: in the middle of the approval, and between a number and its invoice."""
    begun = house.ask("a_month_sent()", rows=ROWS)
    approve = {"seen": begun["seen"]}
    before = house.state(ROWS)
    assert (before["month"], before["invoices"]) == ("submitted", [])
    for fault in ("timesheets.approve", "invoicing.after_number"):
        with house.serving(fault=fault) as browser:
            browser.has_session(begun["session"]).get(begun["page"])
            assert browser.post(begun["page"] + "/approve", **approve) == 0
        assert house.state(ROWS) == before
    with house.serving() as browser:
        browser.has_session(begun["session"]).get(begun["page"])
        form = browser.page
        assert browser.post(begun["page"] + "/approve", **approve) == 303
        browser.page = form  # Back, and the same form again: the same answer
        assert browser.post(begun["page"] + "/approve", **approve) == 303
    after = house.state(ROWS)
    assert (after["month"], after["approvals"]) == ("approved", ["2.5"])
    assert [net for _number, net in after["invoices"]] == ["2125.00", "2309.78"]


def test_a_worker_killed_at_a_paper_is_followed_by_another(house):
    """F1 and I7: hearts that beat every second here; both papers are made, each once."""
    env = house.env | {"HEARTBEAT": "1", "ENSEMBLE_FAULT": "invoicing.after_paper"}
    killed = subprocess.run(
        WORKER, env=env, cwd=ROOT, stderr=subprocess.DEVNULL, check=False, timeout=240
    )
    assert killed.returncode == -signal.SIGKILL
    assert house.state(ROWS)["papers"] == 0
    died = time.monotonic()
    with house.working(HEARTBEAT="1"):
        while house.ask("state()", rows=ROWS)["papers"] < 2:
            assert time.monotonic() - died < AT_MOST * patience()
    assert house.state(ROWS)["taken"] > 2


def patience() -> float:
    """How many times slower this machine is at the moment than one that does nothing else."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
