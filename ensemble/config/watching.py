"""Looking after the processes of `up`: until they answer, while they stay, when their code changes."""

import time
import urllib.error
import urllib.request
from collections.abc import Callable

from ensemble.config.catalogues import compile_catalogues
from ensemble.config.children import Child
from ensemble.config.ground import ROOT, Trouble

PATIENCE = 60
"""Seconds in which the page must answer and the worker must have run a job."""


def wait_for_page(address: str, children: list[Child]) -> None:
    def answers() -> bool:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE):
                return True
        except urllib.error.HTTPError as error:
            raise Trouble(f"The page answers {error.code}. Read {children[0].log}") from None
        except OSError:
            return False

    wait_for(answers, "The page does not answer", children)


def prove_worker(children: list[Child]) -> None:
    """Defer a job that does nothing and see it done."""
    from procrastinate.contrib.django.models import ProcrastinateJob

    from ensemble.foundation.core.tasks import beat

    mine = ProcrastinateJob.objects.filter(pk=beat.defer(), status="succeeded")
    wait_for(mine.exists, "The worker does not work", children)


def wait_for(condition: Callable[[], bool], complaint: str, children: list[Child]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not condition():
        require_alive(children)
        if time.monotonic() > deadline:
            raise Trouble(f"{complaint}. Read {children[0].log.parent}")
        time.sleep(0.05)


def require_alive(children: list[Child]) -> None:
    for child in children:
        if child.has_ended():
            raise Trouble(f"The {child.name} ended: {child.last_words()} Read {child.log}")


def stay(children: list[Child]) -> None:
    while True:
        require_alive(children)
        time.sleep(0.5)


def follow_changes(children: list[Child]) -> None:
    """Start the children again when the code changes; one that fell waits for the next change."""
    seen, fallen = newest_change(), set()
    while True:
        time.sleep(0.5)
        for child in children:
            if child.has_ended() and child not in fallen:
                print(f"The {child.name} fell: {child.last_words()}", flush=True)
                fallen.add(child)
        if (now := newest_change()) != seen:
            print("Changed: starting again.", flush=True)
            seen, fallen = now, set()
            compile_catalogues()
            for child in children:
                child.stop()
                child.start()


def newest_change() -> float:
    sources = (path for kind in ("*.py", "*.po") for path in (ROOT / "ensemble").rglob(kind))
    return max(path.stat().st_mtime for path in sources)
