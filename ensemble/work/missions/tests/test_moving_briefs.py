"""Briefs joined before files had a home of their own: found again, to the byte, and back."""

import hashlib

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from ensemble.foundation.files.reading import content_of
from ensemble.work.missions.models import Brief, Need

BEFORE, AFTER = ("missions", "0003_briefs_have_a_file"), ("missions", "0005_briefs_are_files")
CONTENT = b"%PDF-1.7 as it was kept"


@pytest.mark.django_db(transaction=True)
def test_each_keeps_its_bytes_its_name_and_its_day(need, petit, now):
    location = default_storage.save("briefs/0123456789", ContentFile(CONTENT))
    try:
        former = migrate(BEFORE).get_model("missions", "Brief")
        former.objects.create(
            need_id=need.pk,
            name="besoin.pdf",
            kind="application/pdf",
            size=len(CONTENT),
            sha256=hashlib.sha256(CONTENT).hexdigest(),
            former_file=location,
            by_id=petit.pk,
            at=now,
        )
    finally:
        migrate(AFTER)
    file = Brief.objects.get(need=Need.objects.get()).file
    assert (file.name, file.kind, file.state, file.at) == (
        "besoin.pdf",
        "missions.brief",
        "kept",
        now,
    )
    assert content_of(file) == CONTENT
    try:
        again = migrate(BEFORE).get_model("missions", "Brief").objects.get()
        assert (again.name, again.former_file.name) == ("besoin.pdf", location)
    finally:
        migrate(AFTER)


def migrate(target: tuple[str, str]):
    executor = MigrationExecutor(connection)
    executor.migrate([target])
    return MigrationExecutor(connection).loader.project_state([target]).apps
