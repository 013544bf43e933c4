"""Rows that allow nobody and say X: no page offers it, and the database refuses it to the pages' role."""

from collections.abc import Callable, Iterator

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from ensemble.config.management.commands.grant_rights import never_removed, written_once
from ensemble.config.tests.authorization.test_routes import REFUSED_TO_ALL, declared
from ensemble.money.ledger.tests.builders import posted

pytestmark = pytest.mark.django_db
NOBODY = sorted(REFUSED_TO_ALL)
REFUSED = {
    "contract.edit_signed": [
        "UPDATE contracts_agreement SET words = '{}' WHERE state = 'signed'",
        "UPDATE contracts_agreement SET state = 'void' WHERE state = 'signed'",
        "DELETE FROM contracts_agreement WHERE state = 'signed'",
        "UPDATE contracts_terms SET rate = rate + 1, price = price + 1 WHERE state = 'agreed'",
        "UPDATE contracts_envelope SET text = 'autre' WHERE state = 'signed'",
        "UPDATE contracts_signer SET name = 'autre' WHERE state = 'signed'",
        "UPDATE contracts_event SET facts = '{}'",
    ],
    "timesheet.edit_approved": [
        "UPDATE timesheets_day SET quantity = 0.5 WHERE state = 'approved'",
        "UPDATE timesheets_day SET state = 'declared', approval_id = NULL WHERE state = 'approved'",
        "DELETE FROM timesheets_day WHERE state = 'approved'",
        "UPDATE timesheets_approval SET days = days + 1",
        "DELETE FROM timesheets_approval",
    ],
    "ledger.update_or_delete": [
        "UPDATE ledger_entry SET label = 'autre'",
        "UPDATE ledger_line SET cents = cents * 2",
        "DELETE FROM ledger_line",
        "DELETE FROM ledger_entry",
        "TRUNCATE ledger_line, ledger_entry CASCADE",
        "ALTER TABLE ledger_line DISABLE TRIGGER ALL",
        "DROP TRIGGER an_entry_balances ON ledger_entry",
        "DROP TABLE ledger_line",
        "SET session_replication_role = replica",
    ],
    "invoice.delete": [
        "DELETE FROM invoicing_invoice",
        "TRUNCATE invoicing_invoice CASCADE",
        "ALTER TABLE invoicing_invoice DISABLE TRIGGER never_deleted",
        "DROP TABLE invoicing_invoice CASCADE",
        "DELETE FROM invoicing_settlement",
        "DELETE FROM invoicing_contest",
        "DELETE FROM invoicing_creditrequest",
    ],
}


@pytest.fixture
def as_pages(world, capsys) -> Iterator[Callable[[str], None]]:
    """`as_pages(sql)`: under the role that `grant_rights` gives to pages and jobs."""
    posted("refused to all")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("CREATE ROLE pages_of_a_test")
        call_command("grant_rights", "pages_of_a_test")
        cursor.execute("SET ROLE pages_of_a_test")

    def run(sql: str) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)

    yield run
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


def test_every_such_row_is_tried_and_has_no_route():
    assert sorted(REFUSED) == NOBODY
    assert not declared() & set(NOBODY)


@pytest.mark.parametrize("sql", [sql for right in NOBODY for sql in REFUSED[right]])
def test_the_database_refuses_it(as_pages, sql):
    with pytest.raises(
        DatabaseError, match=r"permission denied|must be owner|never (changed|edited|deleted)"
    ):
        as_pages(sql)


def test_the_same_role_writes_what_pages_write(as_pages):
    posted("another")
    as_pages("SET CONSTRAINTS ALL IMMEDIATE")

    assert {"ledger_entry", "ledger_line"} <= set(written_once())
    assert "invoicing_invoice" in never_removed()
