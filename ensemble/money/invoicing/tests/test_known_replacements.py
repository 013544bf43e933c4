"""Invoices issued again before anything said so: a pair without doubt is known, no other."""

from importlib import import_module

import pytest
from django.db import IntegrityError, connection

from ensemble.money.invoicing.actions.cancelling import cancel
from ensemble.money.invoicing.actions.crediting import ask_credit, issue_credit
from ensemble.money.invoicing.models import Invoice
from ensemble.money.invoicing.tests.builders import ISSUED, days, sold

MIGRATION = import_module("ensemble.money.invoicing.migrations.0014_known_replacements")


def known() -> set[tuple[str, str]]:
    """Who replaces whom once the migration has run."""
    with connection.cursor() as cursor:
        cursor.execute(MIGRATION.PAIR)
    return set(Invoice.objects.exclude(replaces=None).values_list("number", "replaces__number"))


@pytest.fixture
def cancelled(house, varenne_sa, varenne, ines):
    before = sold(house, varenne_sa, about=varenne)
    return cancel(before, reason="Rejetée.", by=ines, at=ISSUED)


def test_one_cancelled_and_the_one_from_its_page(house, varenne_sa, varenne, cancelled):
    after = sold(house, varenne_sa, key="page-1")

    assert known() == {(after.number, cancelled.number)}
    assert Invoice.objects.get(pk=after.pk).about == varenne
    with connection.cursor() as cursor, pytest.raises(IntegrityError, match="never changed"):
        cursor.execute("UPDATE invoicing_invoice SET purchase_order = 'autre'")


def test_one_credited_whole(house, varenne_sa, ines, bruno):
    before = sold(house, varenne_sa)
    issue_credit(ask_credit(before, reason="Refusée", by=ines, at=ISSUED), by=bruno, at=ISSUED)
    after = sold(house, varenne_sa, key="page-1")

    assert known() == {(after.number, before.number)}


@pytest.mark.parametrize(
    "laters",
    [
        [("page-1", days()), ("page-2", days())],
        [("month", days())],
        [("page-1", days(starts_on=None, ends_on=None))],
    ],
    ids=["two of them", "not from a page", "another period"],
)
def test_a_doubt_leaves_things_as_they_are(house, varenne_sa, cancelled, laters):
    for key, line in laters:
        sold(house, varenne_sa, line, key=key)

    assert known() == set()


def test_what_still_counts_was_not_replaced(house, varenne_sa):
    sold(house, varenne_sa)
    sold(house, varenne_sa, key="page-1")

    assert known() == set()
