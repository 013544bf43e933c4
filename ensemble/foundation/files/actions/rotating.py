"""The key of class 3 is replaced: everything that it sealed is sealed anew, a few rows at a time.

Each batch stands by itself: stopped anywhere, the rotation is run again and goes on with what a
former key still seals. Former keys stay on the ring, since someone may just be writing with one of
them; another day, when nothing is left under them, `retire_former` takes them off.
"""

from collections.abc import Callable, Iterator

from django.apps import apps
from django.db import connection, models, transaction

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.faults import fault
from ensemble.foundation.files import secrets
from ensemble.foundation.files.fields import SealedBytes
from ensemble.foundation.files.keyring import add_key, keyring, retire

BATCH = 500


def rotate(*, say: Callable[[str], None]) -> int:
    """A new key, unless a rotation was left halfway; then every sealed column under the last one.
    Returns how many values were sealed anew."""
    if not anything_under_former_keys():
        say(f"New key {add_key().hex()}.")
    fault("files.rotate_with_both_keys")
    done = 0
    for field in sealed_fields():
        while count := _reseal_some(field):
            done += count
            fault("files.rotate_between_batches")
        say(f"{field.bound_to}: sealed with the last key.")
    return done


def retire_former() -> int:
    """Raises TooLate while something still needs a former key."""
    if anything_under_former_keys():
        raise TooLate("A former key still seals something: run rotate_keys first.")
    former = set(keyring().keys) - {keyring().current[0]}
    retire(former)
    return len(former)


def anything_under_former_keys() -> bool:
    return any(_former(field, 1) for field in sealed_fields())


def sealed_fields() -> Iterator[SealedBytes]:
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, SealedBytes) and model._meta.managed:
                yield field


@transaction.atomic
def _reseal_some(field: SealedBytes) -> int:
    rows = _former(field, BATCH, lock=True)
    _table, column, key = _names(field)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {_table} SET {column} = %s WHERE {key} = %s",
            [(secrets.reseal(token, bound_to=field.bound_to), pk) for pk, token in rows],
        )
    return len(rows)


def _former(field: SealedBytes, most: int, *, lock: bool = False) -> list[tuple[int, bytes]]:
    """Rows sealed by another key than the last: its name stands at the head of each token."""
    table, column, key = _names(field)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {key}, {column} FROM {table}"
            f" WHERE {column} IS NOT NULL AND substring({column} FROM 2 FOR {secrets.NAME}) <> %s"
            f" ORDER BY {key} LIMIT {most} {'FOR UPDATE' if lock else ''}",
            [keyring().current[0]],
        )
        return [(pk, bytes(token)) for pk, token in cursor.fetchall()]


def _names(field: models.Field) -> tuple[str, str, str]:
    quote = connection.ops.quote_name
    meta = field.model._meta
    return quote(meta.db_table), quote(field.column), quote(meta.pk.column)
