"""Each file is looked at within twenty-eight nights, and what is wrong with it is found."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from ensemble.foundation.files.actions.keeping import keep_made
from ensemble.foundation.files.proving import NIGHTS, damaged_on
from ensemble.foundation.files.tests.builders import PAPER, SECRET

pytestmark = pytest.mark.django_db


def found(now) -> list[int]:
    nights = [(now + timedelta(days=night)).date() for night in range(NIGHTS)]
    return sorted(stored.pk for night in nights for stored in damaged_on(night))


def test_it_finds_what_is_gone_changed_or_without_its_key(settings, tmp_path, now):
    settings.KEYRING = str(tmp_path / "ring")
    files = [keep_made(b"a;b", name="a.csv", kind=PAPER, at=now) for _number in range(3)]
    secret = keep_made(b"x", name="x.txt", kind=SECRET, at=now)
    assert found(now) == []
    default_storage.delete(files[0].location)
    default_storage.delete(files[1].location)
    default_storage.save(files[1].location, ContentFile(b"a;c"))
    settings.KEYRING = str(tmp_path / "another")
    assert found(now) == sorted([files[0].pk, files[1].pk, secret.pk])
