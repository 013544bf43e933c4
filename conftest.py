"""The whole suite runs on a real PostgreSQL: a throw-away cluster, started once by the main process.

Several processes (`-n`) share it, each with a database and a folder of its own."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from inspect import signature
from pathlib import Path

import hypothesis
import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]
LET_TABLES_BE_EMPTIED = """
DO $$ DECLARE guard record; BEGIN
    FOR guard IN SELECT tgrelid::regclass AS owner, tgname FROM pg_trigger WHERE tgtype & 32 <> 0 LOOP
        EXECUTE format('ALTER TABLE %s DISABLE TRIGGER %I', guard.owner, guard.tgname);
    END LOOP;
END $$
"""
"""What is never emptied in a house (the ledger) is emptied after each test that commits."""
running = ExitStack()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    worker = getattr(config, "workerinput", None)
    if worker:
        keep_files_apart(worker["workerid"])
    else:
        prepare_environment()
    os.environ["DJANGO_SETTINGS_MODULE"] = "ensemble.config.settings"
    import django
    from django.conf import settings

    django.setup()
    settings.STORAGES["staticfiles"] = {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    config.pluginmanager.import_plugin("cast")
    config.pluginmanager.import_plugin("browsers")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes() -> None:
    """A process of the tests that found this name would read the settings before it has its own folder."""
    os.environ.pop("DJANGO_SETTINGS_MODULE", None)


# The same examples at each run, whatever the machine does besides; `--hypothesis-profile=search` for others.
CALM = {"deadline": None, "suppress_health_check": [hypothesis.HealthCheck.too_slow]}
hypothesis.settings.register_profile("calm", derandomize=True, **CALM)
hypothesis.settings.register_profile("search", max_examples=1000, **CALM)
hypothesis.settings.load_profile("calm")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """The rows that migrations wrote (the operator, the dated values) come back for each test that commits.

    Those tests run last, those with a browser too, and leave nothing behind them: whoever asks for
    its people by name, while it runs, has to be known beforehand as a test of the database.
    """
    kept = pytest.mark.django_db(transaction=True, serialized_rollback=True)
    for item in items:
        if commits(item):
            item.add_marker(kept, append=False)
        elif (
            item.get_closest_marker("django_db") is None
            and "request" in signature(item.function).parameters
        ):
            item.add_marker(pytest.mark.django_db)
    yield
    items.sort(key=lambda item: (needs_a_browser(item), commits(item)))


def needs_a_browser(item: pytest.Item) -> bool:
    """Playwright keeps a loop running in the thread of the tests: nothing asynchronous works after it."""
    return "playwright" in getattr(item, "fixturenames", ())


def commits(item: pytest.Item) -> bool:
    """A test whose rows are really written, and emptied after it."""
    marker = item.get_closest_marker("django_db")
    if marker is not None and marker.kwargs.get("transaction"):
        return True
    return bool({"live_server", "transactional_db"} & set(getattr(item, "fixturenames", ())))


def pytest_unconfigure() -> None:
    running.close()


def prepare_environment() -> None:
    from ensemble.config.catalogues import compile_catalogues
    from ensemble.config.throwaway import throw_away

    compile_catalogues()
    folder = running.enter_context(tempfile.TemporaryDirectory(prefix="ensemble-var-"))
    if "DATABASE_URL" not in os.environ:
        os.environ["DATABASE_URL"] = running.enter_context(throw_away()).url("ensemble")
    os.environ |= {
        "DJANGO_ALLOW_ASYNC_UNSAFE": "1",  # Playwright keeps a loop running in the thread of the test
        "ENSEMBLE_DEMO": "1",
        "ENSEMBLE_VAR": folder,
        "PLATFORM_WEBHOOK_SECRET": "known to both sides, for tests only",
        "SECRET_KEY": "known to everybody, for tests only: 0123456789abcdef",
    }
    keep_files_apart("alone")


def keep_files_apart(worker: str) -> None:
    """Each process of the tests has its own database; its files too."""
    folder = Path(os.environ["ENSEMBLE_VAR"], worker)
    Path(folder, "static").mkdir(parents=True)
    os.environ["ENSEMBLE_VAR"] = str(folder)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker) -> None:
    """Once Playwright's loop runs, its thread has a second connection: both must know these rows."""
    from django.db import connections

    first = connections["default"]
    if hasattr(first, "_test_serialized_contents"):
        type(first)._test_serialized_contents = first._test_serialized_contents
    with django_db_blocker.unblock(), first.cursor() as cursor:
        cursor.execute(LET_TABLES_BE_EMPTIED)


@pytest.fixture(autouse=True)
def every_invariant_holds(request: pytest.FixtureRequest) -> Iterator[None]:
    """After each fault (`@pytest.mark.fault`) that is lived in the database of the tests."""
    if request.node.get_closest_marker("fault") is None:
        yield
        return
    from ensemble.config.tests.faults.invariants import broken

    request.getfixturevalue("db")
    yield
    assert broken() == []


@pytest.fixture(autouse=True)
def no_job_of_another_test(request: pytest.FixtureRequest) -> None:
    """What tests that commit leave waiting: Django empties its tables, not those of the job library."""
    marker = request.node.get_closest_marker("django_db")
    if marker is not None and marker.kwargs.get("transaction"):
        from django.db import connection

        request.getfixturevalue("transactional_db")
        with connection.cursor() as cursor:
            cursor.execute("TRUNCATE procrastinate_jobs CASCADE")


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict) -> dict:
    """The system's browser; the tests download none."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        pytest.fail(
            "No browser was found. Install Chromium (apt-get install chromium).", pytrace=False
        )
    return browser_type_launch_args | {"executable_path": found, "args": BROWSER_FLAGS}
