from collections.abc import Callable

import pytest
from django.db import connection

from ensemble.money.ledger.actions.posting import post_all
from ensemble.money.ledger.checking import check, invariants
from ensemble.money.ledger.models import Book, Check
from ensemble.money.ledger.reading import last_check
from ensemble.money.ledger.tests.builders import NOW, moving, sale

pytestmark = pytest.mark.django_db


@pytest.fixture
def written() -> None:
    post_all([sale("a"), sale("b"), sale("c")])
    post_all([moving(100, key="d")])


@pytest.fixture
def forge() -> Callable[[str], None]:
    """What someone could write who owns the tables and puts their guards to sleep."""

    def run(sql: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE ledger_entry DISABLE TRIGGER USER")
            cursor.execute("ALTER TABLE ledger_line DISABLE TRIGGER USER")
            cursor.execute(sql)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE ledger_entry ENABLE TRIGGER USER")
            cursor.execute("ALTER TABLE ledger_line ENABLE TRIGGER USER")

    return run


def test_i1_i2_all_is_well(written):
    found = check(NOW)

    assert found.problems == []
    assert (found.entries, found.lines, found.debit_cents) == (4, 11, 3 * 1_276_500 + 100)
    assert last_check() == found


def test_an_empty_ledger_is_well():
    assert check(NOW).is_well


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("UPDATE ledger_line SET cents = cents + 1 WHERE id = (SELECT min(id) FROM ledger_line)",
         ["balance: VE-2026-000001", "chain: VE-2026-000001"]),
        ("UPDATE ledger_line SET party = 'C-9' WHERE party = 'C-1' AND entry_id = (SELECT min(id) FROM ledger_entry)",
         ["chain: VE-2026-000001"]),
        ("UPDATE ledger_entry SET label = 'autre' WHERE number = 2", ["chain: VE-2026-000002"]),
        ("UPDATE ledger_entry SET at = at + interval '1 second' WHERE number = 3", ["chain: VE-2026-000003"]),
        ("DELETE FROM ledger_line WHERE entry_id IN (SELECT id FROM ledger_entry WHERE number = 2);"
         " DELETE FROM ledger_entry WHERE number = 2", ["number: VE-2026-000002"]),
        ("UPDATE ledger_book SET last_number = 2 WHERE journal_id = 'VE'", ["end: VE-2026"]),
    ],
)  # fmt: skip
def test_i1_i2_a_forged_row_is_told(written, forge, sql, told):
    forge(sql)

    assert invariants() == told


def test_an_end_cut_off_is_told(written, forge):
    check(NOW)
    forge(
        "DELETE FROM ledger_line WHERE entry_id IN (SELECT id FROM ledger_entry WHERE number = 3);"
        "DELETE FROM ledger_entry WHERE number = 3"
    )
    second = "(SELECT hash FROM ledger_entry WHERE number = 2)"
    forge(f"UPDATE ledger_book SET last_number = 2, head = {second} WHERE journal_id = 'VE'")

    assert Book.objects.get(journal="VE").last_number == 2
    assert invariants() == ["cut: VE-2026-000003"]
    assert not check(NOW).is_well
    assert Check.objects.count() == 2


def test_a_guard_put_to_sleep_is_told(written):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE ledger_entry DISABLE TRIGGER an_entry_balances")

    assert invariants() == ["guard: an_entry_balances"]
