"""A process that lives on another day: `python -m … 2026-09-01T09:00+02:00 -m gunicorn …`, or `-c CODE`.

Time goes on from there. The database keeps the machine's own: the queue of jobs looks at that one.
"""

import runpy
import sys
from datetime import datetime

import time_machine


def main(moment: str, kind: str, what: str, *arguments: str) -> None:
    time_machine.travel(datetime.fromisoformat(moment), tick=True).start()
    sys.argv = [what, *arguments]
    if kind == "-m":
        runpy.run_module(what, run_name="__main__", alter_sys=True)
    else:
        exec(compile(what, "<asked>", "exec"), {"__name__": "__main__"})


if __name__ == "__main__":
    main(*sys.argv[1:])
