"""Named points where a test kills the process, to prove that it is all or nothing.

    fault("missions.after_send")      # between two writes that must stand or fall together

Nothing happens unless the environment names the point: `ENSEMBLE_FAULT=missions.after_send`.
It is read once, when the process starts: no request can choose it.
"""

import os
import signal

NAMED = os.environ.get("ENSEMBLE_FAULT", "")


def fault(name: str) -> None:
    """Die here, as a machine does: no exception, no cleaning up, no answer."""
    if name == NAMED:
        os.kill(os.getpid(), signal.SIGKILL)
