"""What the database refuses, whoever asks."""

from collections.abc import Callable

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from ensemble.money.ledger.models import Account, Book, Entry, Line
from ensemble.money.ledger.tests.builders import posted

pytestmark = pytest.mark.django_db


def run(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def commit(write: Callable[[], object]) -> None:
    """Write, and check what is checked at the end of a transaction."""
    with transaction.atomic():
        write()
        run("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize("table", ["ledger_entry", "ledger_line"])
@pytest.mark.parametrize(
    "sql", ["UPDATE {} SET about_label = 'x'", "DELETE FROM {}", "TRUNCATE {} CASCADE"]
)
def test_it_refuses_to_change_or_remove(table, sql):
    run("ALTER TABLE ledger_entry ENABLE TRIGGER entries_are_not_emptied")
    run("ALTER TABLE ledger_line ENABLE TRIGGER lines_are_not_emptied")
    commit(posted)

    with pytest.raises(DatabaseError, match="never changed, only reversed"):
        run(sql.format(table))


def _more(entry: Entry, *cents: int) -> Callable[[], object]:
    account = Account.objects.get(number="512")
    lines = [
        Line(entry=entry, position=position, on=entry.on, account=account, cents=amount)
        for position, amount in enumerate(cents, entry.size + 1)
    ]
    return lambda: Line.objects.bulk_create(lines)


@pytest.mark.parametrize("cents", [(100,), (100, -100)])
def test_it_refuses_lines_added_afterwards_even_balanced(cents):
    entry = posted()
    run("SET CONSTRAINTS ALL IMMEDIATE")

    with pytest.raises(IntegrityError, match="none is added"):
        commit(_more(entry, *cents))


def _copy(entry: Entry, **others) -> Entry:
    kept = {field.attname: getattr(entry, field.attname) for field in Entry._meta.concrete_fields}
    del kept["id"], kept["public_id"]
    return Entry(**kept | others)


def test_it_refuses_an_entry_without_lines():
    copy = _copy(posted(), number=2, key="another")

    with pytest.raises(IntegrityError, match="0 lines of 3"):
        commit(copy.save)


def test_it_refuses_an_entry_that_does_not_balance():
    copy = _copy(posted(), number=2, key="another", size=3)

    def write():
        copy.save()
        _more(copy, 100, 100, -199)()

    with pytest.raises(IntegrityError, match="not balanced"):
        commit(write)


def test_it_refuses_a_number_given_twice():
    entry = posted()
    Book.objects.filter(pk=entry.book_id).update(last_number=0)

    with pytest.raises(IntegrityError, match="one_entry_a_number"), transaction.atomic():
        posted("another")
