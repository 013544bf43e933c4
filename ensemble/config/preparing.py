"""What `up` does before the first page, each step only when there is something to do."""

import gc
import hashlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command, get_commands
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from ensemble.config.catalogues import compile_catalogues


def prepare_files() -> None:
    """What the web process reads when it starts."""
    compile_catalogues()
    if not settings.DEBUG and static_files_changed():
        collect_static_files()


def prepare_database(*, people: int, say: Callable[[str], None]) -> None:
    """Tables and inhabitants. Only a fall of the machine, not of the server, could lose what it writes."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit TO off")
    if is_behind():
        say("Preparing the database…")
        with without_forgetting():
            call_command("migrate", interactive=False, verbosity=0)
    if "build_demo_world" in get_commands():
        if is_empty():
            say("Building the demo town…")
            call_command("build_demo_world", people=people, later=True)
        elif people:
            say("The town is built already: --people goes with --fresh.")
    connection.close()


@contextmanager
def without_forgetting() -> Iterator[None]:
    """Django draws every model many times over; looking for what to forget is a fifth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def is_behind() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def is_empty() -> bool:
    return not apps.get_model("persons.Person").objects.exists()


def static_files_changed() -> bool:
    return not sum_file().exists() or sum_file().read_text() != static_sum()


def collect_static_files() -> None:
    shutil.rmtree(settings.STATIC_ROOT, ignore_errors=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    sum_file().write_text(static_sum())


def static_sum() -> str:
    """A cheap sum of every source file: its path, size and time."""
    total = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            state = Path(storage.path(name)).stat()
            total.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return total.hexdigest()


def sum_file() -> Path:
    return Path(settings.STATIC_ROOT).with_name("static.sum")
