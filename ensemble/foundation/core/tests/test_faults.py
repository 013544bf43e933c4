import signal
import subprocess
import sys

import pytest

PASS = 'from ensemble.foundation.core.faults import fault; fault("here"); print("lived")'


@pytest.mark.parametrize(
    ("named", "ending"), [("here", -signal.SIGKILL), ("elsewhere", 0), ("", 0)]
)
def test_it_kills_at_the_named_point_only(named, ending):
    ended = subprocess.run(
        [sys.executable, "-c", PASS],
        env={"ENSEMBLE_FAULT": named},
        capture_output=True,
        check=False,
    )
    assert (ended.returncode, b"lived" in ended.stdout) == (ending, ending == 0)
