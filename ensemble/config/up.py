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
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from django.apps import apps
from django.utils import translation

from ensemble.config.children import Child
from ensemble.config.ground import VAR, Trouble, ground
from ensemble.config.watching import follow_changes, prove_worker, stay, wait_for_page

WEB = "-m gunicorn --preload --worker-class gthread --workers 2 --threads 4 --graceful-timeout 3"
WORKER = "-m ensemble.config.manage procrastinate worker"


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
    parser.add_argument(
        "--people", type=int, default=0, metavar="N", help="add a crowd of N members"
    )
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
    bound = ["--bind", f"127.0.0.1:{options.port}", "ensemble.config.wsgi"]
    web = Child("web", *WEB.split(), *bound, var=VAR)
    worker = Child("worker", *WORKER.split(), var=VAR)
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
