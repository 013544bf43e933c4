"""Several connections at once: numbers without a gap, one entry a key, nobody's money twice."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction

from ensemble.money.ledger.actions.posting import post, post_all, reverse
from ensemble.money.ledger.checking import invariants
from ensemble.money.ledger.models import Book, Entry, FiscalYear
from ensemble.money.ledger.reading import balance
from ensemble.money.ledger.tests.builders import DAY, NOW, moving, posted, sale

pytestmark = pytest.mark.django_db(transaction=True)


class Changed(Exception):
    pass


def at_once(*works: Callable[[], object]) -> list[object]:
    """Each on a connection of its own, all started together."""
    together, ended = Barrier(len(works)), []

    def run(work: Callable[[], object]) -> None:
        together.wait()
        try:
            ended.append(work())
        except Changed:
            ended.append(None)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ended


def rolled_back(key: str) -> None:
    with transaction.atomic():
        posted(key)
        raise Changed


def test_numbers_are_gapless_while_some_change_their_mind():
    def work(number: int) -> Callable[[], object]:
        def several() -> None:
            for turn in range(5):
                key = f"{number}-{turn}"
                if (number + turn) % 3:
                    posted(key)
                else:
                    try:
                        rolled_back(key)
                    except Changed:
                        continue

        return several

    at_once(*(work(number) for number in range(8)))

    kept = sum((number + turn) % 3 != 0 for number in range(8) for turn in range(5))
    numbers = list(Entry.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, kept + 1))
    assert invariants() == []


def test_the_same_key_at_once_is_one_entry():
    entries = at_once(*(lambda: posted("once").pk for _click in range(6)))

    assert len(set(entries)) == 1
    assert Entry.objects.count() == Book.objects.get().last_number == 1


def test_the_same_keys_in_batches_that_cross():
    keys = [f"k{number}" for number in range(20)]

    at_once(
        lambda: len(post_all([sale(key) for key in keys[:15]])),
        lambda: len(post_all([sale(key) for key in reversed(keys[5:])])),
        lambda: posted("k7"),
        lambda: posted("k19"),
    )

    assert Entry.objects.count() == 20
    assert invariants() == []


def test_several_journals_at_once_wait_for_nobody_in_a_ring():
    def both(number: int) -> Callable[[], object]:
        sold, moved = sale(f"s{number}"), moving(100 + number, key=f"m{number}")
        return lambda: len(post_all([sold, moved] if number % 2 else [moved, sold]))

    at_once(*(both(number) for number in range(8)))

    assert {book.journal_id: book.last_number for book in Book.objects.all()} == {"BQ": 8, "VE": 8}
    assert invariants() == []


def test_a_year_opens_once():
    years = [DAY.replace(year=2026 + number % 2) for number in range(6)]

    at_once(*(lambda on=on, n=n: posted(f"y{n}", on=on) for n, on in enumerate(years)))

    assert list(FiscalYear.objects.values_list("number", flat=True)) == [2026, 2027]
    assert Entry.objects.count() == 6


def test_an_entry_is_reversed_once():
    entry = posted()
    on = DAY + timedelta(days=1)

    at_once(*(lambda: reverse(entry, on=on, label="Annulation", at=NOW).pk for _click in range(4)))

    assert Entry.objects.count() == 2
    assert balance("clients", on=on) == 0


def test_balances_are_what_was_posted():
    def move(number: int) -> Callable[[], object]:
        def some() -> None:
            for turn in range(4):
                one = moving(number * 100 + turn + 1, key=f"{number}-{turn}")
                post(
                    journal=one.journal,
                    on=one.on,
                    label=one.label,
                    lines=one.lines,
                    key=one.key,
                    at=one.at,
                )

        return some

    at_once(*(move(number) for number in range(4)))

    cents = sum(number * 100 + turn + 1 for number in range(4) for turn in range(4))
    assert int(balance("bank", on=DAY) * 100) == cents
    assert balance("bank", on=DAY) + balance("clients", on=DAY) == 0
