"""The world is built once a module; whatever a test does to it is undone."""

import pytest
import time_machine
from django.db import transaction


@pytest.fixture(scope="module")
def whole_world(django_db_setup, django_db_blocker):
    from ensemble.config.tests.authorization.world import NOW, World

    with django_db_blocker.unblock(), time_machine.travel(NOW, tick=False), transaction.atomic():
        yield World()
        transaction.set_rollback(True)


@pytest.fixture
def world(whole_world, db):
    """As it was built: `db` stands in a savepoint of its own."""
    return whole_world
