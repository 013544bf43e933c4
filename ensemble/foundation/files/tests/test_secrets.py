"""Class 3: what is written cannot be read without the ring, nor moved, nor changed."""

import os

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.files import secrets
from ensemble.foundation.files.actions.keeping import keep_made
from ensemble.foundation.files.actions.rotating import (
    anything_under_former_keys,
    retire_former,
    rotate,
)
from ensemble.foundation.files.keyring import add_key, keyring
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.files.reading import content_of
from ensemble.foundation.files.storing import Damaged
from ensemble.foundation.files.tasks import seal
from ensemble.foundation.files.tests.builders import PAPER, SECRET

WORDS = b"FR76 3000 6000 0112 3456 7890 189"


@pytest.fixture(autouse=True)
def ring(settings, tmp_path):
    settings.KEYRING = str(tmp_path / "keyring")


def quiet(_said: str) -> None:
    pass


def test_it_opens_what_it_sealed_where_it_was_sealed():
    token = secrets.seal("FR76", bound_to="a.b")
    assert secrets.open(token, bound_to="a.b") == b"FR76"
    assert token != secrets.seal("FR76", bound_to="a.b")
    with pytest.raises(secrets.Unreadable):
        secrets.open(token, bound_to="a.c")
    with pytest.raises(secrets.Unreadable):
        secrets.open(token[:-1] + bytes([token[-1] ^ 1]), bound_to="a.b")


def test_the_ring_is_ours_alone_and_is_read_again_when_it_changes():
    token = secrets.seal("before")
    assert os.stat(settings.KEYRING).st_mode & 0o777 == 0o600
    name = add_key()
    assert secrets.name_of_key(secrets.seal("after")) == name
    assert secrets.open(token) == b"before"


def test_a_secret_file_is_readable_neither_on_the_disk_nor_in_its_row(db, now):
    stored = keep_made(WORDS, name="rib.txt", kind=SECRET, at=now)
    with default_storage.open(stored.location) as file:
        assert WORDS[:4] not in file.read()
    with connection.cursor() as cursor:
        cursor.execute("SELECT key FROM files_storedfile")
        (kept,) = cursor.fetchone()
    assert stored.key not in bytes(kept)
    assert content_of(StoredFile.objects.get()) == WORDS


def test_a_file_changed_on_the_disk_is_not_given_back(db, now):
    stored = keep_made(WORDS, name="rib.txt", kind=SECRET, at=now)
    default_storage.delete(stored.location)
    with default_storage.open(stored.location, "wb") as file:
        file.write(os.urandom(60))
    with pytest.raises(Damaged):
        content_of(stored)


def test_a_rotation_seals_everything_anew_and_both_keys_are_read_meanwhile(db, now):
    first = keep_made(WORDS, name="un.txt", kind=SECRET, at=now)
    (former, _key) = keyring().current
    add_key()
    second = keep_made(WORDS, name="deux.txt", kind=SECRET, at=now)
    assert anything_under_former_keys()
    for stored in StoredFile.objects.all():
        assert content_of(stored) == WORDS
    with pytest.raises(TooLate):
        retire_former()
    assert rotate(say=quiet) == 1
    assert former in keyring().keys
    assert retire_former() == 1
    assert former not in keyring().keys
    for pk in (first.pk, second.pk):
        assert content_of(StoredFile.objects.get(pk=pk)) == WORDS


def test_a_rotation_that_was_whole_begins_another(db, now):
    keep_made(WORDS, name="un.txt", kind=SECRET, at=now)
    assert rotate(say=quiet) == 1
    assert rotate(say=quiet) == 1
    assert len(keyring().keys) == 3


def test_what_was_kept_in_clear_is_sealed_once_its_kind_is_secret(db, now):
    stored = keep_made(WORDS, name="rib.txt", kind=PAPER, at=now)
    other = keep_made(b"nothing secret", name="a.txt", kind=PAPER, at=now)
    StoredFile.objects.filter(pk=stored.pk).update(kind=SECRET.name)
    seal(now)
    run_waiting()
    sealed = StoredFile.objects.get(pk=stored.pk)
    assert content_of(sealed) == WORDS
    assert sealed.key is not None
    assert not default_storage.exists(stored.location)
    with default_storage.open(sealed.location) as file:
        assert WORDS[:4] not in file.read()
    seal(now)
    assert StoredFile.objects.get(pk=stored.pk).location == sealed.location
    assert StoredFile.objects.get(pk=other.pk).key is None


def test_a_file_lost_or_damaged_keeps_no_other_in_clear(db, now):
    made = [keep_made(WORDS, name=f"{one}.txt", kind=PAPER, at=now) for one in range(3)]
    lost, damaged, sound = made
    default_storage.delete(lost.location)
    default_storage.delete(damaged.location)
    with default_storage.open(damaged.location, "wb") as file:
        file.write(WORDS[::-1])
    StoredFile.objects.update(kind=SECRET.name)
    seal(now)
    in_clear = StoredFile.objects.filter(key=None).values_list("pk", flat=True)
    assert set(in_clear) == {lost.pk, damaged.pk}
    assert content_of(StoredFile.objects.get(pk=sound.pk)) == WORDS
