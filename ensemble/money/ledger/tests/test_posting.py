from datetime import date
from decimal import Decimal

import pytest

from ensemble.money.ledger.actions.posting import (
    Credit,
    Debit,
    KeyTaken,
    Unbalanced,
    UnknownAccount,
    post_all,
    reverse,
)
from ensemble.money.ledger.models import Book, Entry, FiscalYear, Line
from ensemble.money.ledger.reading import balance, balances, entries_about
from ensemble.money.ledger.tests.builders import DAY, NOW, moving, posted, sale

pytestmark = pytest.mark.django_db


def test_it_writes_an_entry_and_its_lines():
    entry = posted()

    assert entry.name == "VE-2026-000001"
    assert list(entry.lines.values_list("account__number", "party", "cents")) == [
        ("411", "C-1", 1276500),
        ("706", "", -1063750),
        ("44587", "", -212750),
    ]


def test_it_answers_the_first_entry_when_posted_again(django_assert_num_queries):
    first = posted()

    assert posted() == first
    assert Entry.objects.count() == 1
    assert Book.objects.get().last_number == 1


def test_it_refuses_a_key_that_stands_for_something_else():
    posted()

    with pytest.raises(KeyTaken):
        posted(party="C-2")
    with pytest.raises(KeyTaken):
        posted(on=date(2026, 11, 13))
    assert Entry.objects.count() == 1


def test_it_numbers_each_journal_and_year():
    entries = post_all(
        [
            sale("a"),
            sale("b", on=date(2025, 12, 31)),
            moving(100, key="c"),
            sale("d"),
        ]
    )

    assert [entry.name for entry in entries] == [
        "VE-2026-000001",
        "VE-2025-000001",
        "BQ-2026-000001",
        "VE-2026-000002",
    ]
    years = list(FiscalYear.objects.values_list("number", "starts_on", "ends_on"))
    assert years == [
        (2025, date(2025, 1, 1), date(2025, 12, 31)),
        (2026, date(2026, 1, 1), date(2026, 12, 31)),
    ]


def test_it_writes_only_what_is_new_of_many():
    first = posted("b")

    entries = post_all([sale("a"), sale("b"), sale("c"), sale("c")])

    assert [entry.number for entry in entries] == [2, 1, 3, 3]
    assert entries[1] == first
    assert Book.objects.get().last_number == 3


def test_it_leaves_out_lines_of_nothing():
    lines = [
        Debit("clients", Decimal("9250.00"), party="C-1"),
        Credit("revenue", Decimal("9250.00")),
        Credit("pending_vat", Decimal("0.00")),
    ]

    assert posted(lines=lines).size == 2


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [Debit("bank", Decimal("0.00")), Credit("clients", Decimal("0.00"))],
        [Debit("bank", Decimal("10.00"))],
        [Debit("bank", Decimal("10.00")), Credit("clients", Decimal("9.99"))],
    ],
)
def test_it_refuses_what_does_not_balance(lines):
    with pytest.raises(Unbalanced):
        posted(lines=lines)
    assert not Entry.objects.exists()


@pytest.mark.parametrize("amount", ["0.005", "-1.00", "NaN", "Infinity"])
def test_it_refuses_what_is_no_amount(amount):
    with pytest.raises(ValueError, match=r"cent|zero|amount"):
        Debit("bank", Decimal(amount))


def test_it_refuses_an_account_that_the_chart_does_not_know():
    lines = [Debit("cheese", Decimal("1.00")), Credit("999", Decimal("1.00"))]

    with pytest.raises(UnknownAccount):
        posted(lines=lines)


def test_it_keeps_what_an_entry_and_its_lines_are_about(varenne, ardance):
    lines = [
        Debit("bank", Decimal("1.00")),
        Credit("clients", Decimal("1.00"), about=ardance),
    ]

    entry = posted(lines=lines, about=varenne)

    assert entries_about(varenne) == [entry]
    assert entries_about(ardance) == [entry]


def test_it_reverses_an_entry_once(ines):
    entry = posted()

    reversal = reverse(entry, on=date(2026, 11, 20), label="Annulation", by=ines, at=NOW)

    assert reversal.reverses == entry
    assert balances("clients", on=date(2026, 11, 19)) == {"C-1": Decimal("12765.00")}
    assert balance("clients", on=date(2026, 11, 20)) == 0
    again = reverse(entry, on=date(2026, 11, 20), label="Annulation", by=ines, at=NOW)
    assert again == reversal
    assert Line.objects.count() == 6


def test_it_knows_the_balance_of_any_day_and_party():
    post_all([sale("a"), sale("b", party="C-2"), sale("c", on=date(2026, 12, 1))])

    assert balance("clients", on=date(2026, 11, 11)) == 0
    assert balance("411", on=DAY) == Decimal("25530.00")
    assert balance("clients", on=date(2026, 12, 1), party="C-1") == Decimal("25530.00")
    assert balance("revenue", on=DAY) == Decimal("-21275.00")
