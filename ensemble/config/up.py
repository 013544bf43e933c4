"""`bin/demo`: the database, the web and the worker, from nothing to a page that answers.

It stays until Ctrl-C, then stops all it started. Killed, it loses nothing: its children end with
it, and the next start adopts or recovers the database.
"""

import argparse
import fcntl
import os
import shutil
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from django.apps import apps
from django.utils import translation

from ensemble.config.catalogues import compile_catalogues
from ensemble.config.children import Child
from ensemble.config.ground import ROOT, VAR, Trouble, ground

PATIENCE = 60
"""Seconds in which the page must answer and the worker must have run a job."""
WEB = "gunicorn --preload --worker-class gthread --workers 2 --threads 4 --graceful-timeout 3 --log-level warning"


def main() -> int:
    options = read_options()
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, interrupt)
    try:
        with alone():
            run(options)
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        say("Stopped. The next start takes up where this one ended.")
    return 0


def read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/demo", description="Ensemble on this machine.")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--people", type=int, metavar="N", help="how many people live in the town")
    parser.add_argument("--fresh", action="store_true", help="forget the town and build it anew")
    parser.add_argument("--once", action="store_true", help="start, prove that all works, stop")
    parser.add_argument("--reload", action="store_true", help="follow the changes of the code")
    return parser.parse_args()


@contextmanager
def alone() -> Iterator[None]:
    """One `up` in a folder: two would stop each other's children."""
    try:
        VAR.mkdir(parents=True, exist_ok=True)
        lock = os.open(VAR / "up.lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise Trouble(
            f"{VAR} cannot be written: {error.strerror}. Use a folder of yours."
        ) from None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Trouble("Ensemble runs from this folder already. Stop it there first.") from None
    yield
    os.close(lock)


def run(options: argparse.Namespace) -> None:
    address = f"http://localhost:{options.port}"  # browsers give passkeys to names, not to numbers
    web = Child(
        "web",
        "-m",
        *WEB.split(),
        "--bind",
        f"127.0.0.1:{options.port}",
        "ensemble.config.wsgi",
        var=VAR,
    )
    worker = Child("worker", "-m", "ensemble.config.manage", "procrastinate", "worker", var=VAR)
    children = [web, worker]
    for child in children:
        child.end_leftover()
    require_free(options.port)
    os.environ |= {"BASE_URL": address, "ENSEMBLE_VAR": str(VAR)}
    if options.reload:
        os.environ["ENSEMBLE_DEBUG"] = "1"
    if options.fresh:
        shutil.rmtree(VAR / "files", ignore_errors=True)
    with ground(fresh=options.fresh), ExitStack() as stack:
        from ensemble.config.preparing import prepare_database, prepare_files

        prepare_files()
        start(web, stack)  # it gets ready while the database does
        prepare_database(people=options.people, say=say)
        start(worker, stack)
        wait_for_page(address, children)
        say_welcome(address)
        if options.once:
            prove_worker(children)
            say("The page answers and the worker works.")
        elif options.reload:
            follow_changes(children)
        else:
            stay(children)


def require_free(port: int) -> None:
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
    except PermissionError:
        raise Trouble(
            f"Port {port} is kept for the system. Choose one above 1023: --port 8000"
        ) from None
    except (OSError, OverflowError):
        raise Trouble(f"Port {port} is taken. Choose another: --port {port + 1}") from None


def start(child: Child, stack: ExitStack) -> None:
    stack.callback(child.stop)
    child.start()


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


def wait_for(condition, complaint: str, children: list[Child]) -> None:
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
                say(f"The {child.name} fell: {child.last_words()}")
                fallen.add(child)
        if (now := newest_change()) != seen:
            say("Changed: starting again.")
            seen, fallen = now, set()
            compile_catalogues()
            for child in children:
                child.stop()
                child.start()


def newest_change() -> float:
    sources = (path for kind in ("*.py", "*.po") for path in (ROOT / "ensemble").rglob(kind))
    return max(path.stat().st_mtime for path in sources)


def say_welcome(address: str) -> None:
    say(f"\nEnsemble is here: {address}\n")
    if not apps.is_installed("ensemble.demo"):
        return
    from ensemble.demo.context import people_to_be

    with translation.override("en"):
        for group in people_to_be():
            say(f"{group['side']}:")
            for one in group["people"]:
                say(f"  {one['person'].name:<18} {one['words']}")
    say("\nBe one of them in one click on that page. Ctrl-C stops everything.")


def say(sentence: str) -> None:
    print(sentence, flush=True)


def interrupt(*_: object) -> None:
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
