"""What the tests of keys write and read, inside the installation."""

from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone

from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.files import storing
from ensemble.foundation.files.actions.keeping import keep, keep_made
from ensemble.foundation.files.actions.rotating import sealed_fields
from ensemble.foundation.files.keyring import keyring
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.files.reading import content_of
from ensemble.foundation.files.secrets import name_of_key
from ensemble.foundation.files.tasks import ask_again, seal
from ensemble.foundation.files.tests.builders import PAPER, SECRET, pdf_with_a_program

WORDS = b"FR76 3000 6000 0112"


def keep_one() -> None:
    keep_made(WORDS, name="rib.txt", kind=SECRET, at=timezone.now())


def seal_some(count: int) -> dict:
    for _number in range(count):
        keep_one()
    return {"sealed": StoredFile.objects.count()}


def state() -> dict:
    """How many files can be read, how many keys there are, how many values a former key seals."""
    current, _key = keyring().current
    former = 0
    with connection.cursor() as cursor:
        for field in sealed_fields():
            table, column = field.model._meta.db_table, field.column
            cursor.execute(f'SELECT "{column}" FROM "{table}" WHERE "{column}" IS NOT NULL')
            former += sum(name_of_key(bytes(token)) != current for (token,) in cursor)
    readable = sum(
        content_of(stored) == WORDS for stored in StoredFile.objects.filter(state="kept")
    )
    return {"readable": readable, "keys": len(keyring().keys), "former": former}


def keep_one_in_clear() -> dict:
    """Kept when its kind was not secret yet."""
    stored = keep_made(WORDS, name="rib.txt", kind=PAPER, at=timezone.now())
    StoredFile.objects.filter(pk=stored.pk).update(kind=SECRET.name)
    return last_one()


def seal_what_is_clear() -> dict:
    seal(timezone.now())
    run_waiting()
    return last_one()


def last_one() -> dict:
    stored = StoredFile.objects.latest("pk")
    return {"sealed": stored.key is not None, "readable": content_of(stored) == WORDS}


def files() -> dict:
    damaged = 0
    for stored in StoredFile.objects.filter(state="kept"):
        try:
            content_of(stored)
        except (OSError, storing.Damaged):
            damaged += 1
    return {"rows": StoredFile.objects.count(), "damaged": damaged}


def refuse_one() -> None:
    keep(pdf_with_a_program(), name="cni.pdf", kind=SECRET, by=None, at=timezone.now())
    run_waiting()


def catch_up() -> dict:
    ask_again(timezone.now())
    run_waiting()
    return refused()


def refused() -> dict:
    """The last file refused: whether its bytes are there, whether its row knows, and what it says."""
    stored = StoredFile.objects.filter(state="refused").latest("pk")
    bytes_there = default_storage.exists(stored.location)
    told = stored.purged_at is not None
    return {"bytes": bytes_there, "told": told, "name": stored.name, "why": stored.refusal}
