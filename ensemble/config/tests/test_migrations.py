from io import StringIO

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from ensemble.config.wings import order


@pytest.mark.django_db
def test_models_and_migrations_agree():
    said = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=said)
    except SystemExit:
        pytest.fail(said.getvalue(), pytrace=False)


def test_each_migration_has_a_name_given_by_hand():
    apps = {name.rsplit(".", 1)[-1] for name in order()}
    ours = [name for app, name in MigrationLoader(None).disk_migrations if app in apps]
    assert ours
    assert [name for name in ours if "_auto_" in name or name.endswith("_initial")] == []
