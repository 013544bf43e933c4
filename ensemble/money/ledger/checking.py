"""Is the ledger what it was? Asked every night, after every fault, and by whoever wants to know."""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.db import connection, transaction
from django.db.models import Sum

from ensemble.money.ledger.models import Book, Check, Entry, Line
from ensemble.money.ledger.sealing import Words, beginning, digest

UNBALANCED = """
SELECT entry.id FROM ledger_entry entry LEFT JOIN ledger_line line ON line.entry_id = entry.id
GROUP BY entry.id HAVING count(line.id) <> entry.size OR coalesce(sum(line.cents), 1) <> 0
"""

ENTRIES = """
SELECT entry.number, entry."on", entry.label, entry.piece, entry.piece_on, entry.key,
       entry.about_label, entry.about_id, entry.reverses_id, entry.by_id, entry.at,
       entry.previous, entry.hash,
       array_agg(
           json_build_array(account.number, line.party, line.cents, line.about_label, line.about_id)
           ORDER BY line.position
       )
FROM ledger_entry entry
JOIN ledger_line line ON line.entry_id = entry.id
JOIN ledger_account account ON account.id = line.account_id
WHERE entry.book_id = %s AND entry.number <= %s
GROUP BY entry.id ORDER BY entry.number
"""

GUARDS = {
    "an_entry_balances",
    "an_entry_keeps_its_lines",
    "entries_are_not_changed",
    "lines_are_not_changed",
}
"""Triggers that must be awake; those against emptying a table sleep in tests, which empty theirs."""

AWAKE = "SELECT tgname FROM pg_trigger WHERE tgname = ANY(%s) AND tgenabled IN ('O', 'A')"


class Written(NamedTuple):
    number: int
    on: date
    label: str
    piece: str
    piece_on: date
    key: str
    about_label: str
    about_id: int | None
    reverses_id: int | None
    by_id: int | None
    at: datetime
    previous: str
    hash: str
    lines: list[Words]


def check(at: datetime) -> Check:
    """Look at everything, and keep what was found."""
    with transaction.atomic():
        heads = {str(book): [book.last_number, book.head] for book in Book.objects.all()}
        debit = Line.objects.filter(cents__gt=0).aggregate(sum=Sum("cents"))["sum"]
        return Check.objects.create(
            at=at,
            entries=Entry.objects.count(),
            lines=Line.objects.count(),
            debit_cents=debit or Decimal(0),
            problems=invariants(),
            heads=heads,
        )


def invariants() -> list[str]:
    """What does not hold, one `kind: name` each; empty when all is well.

    Every entry comes to zero, with all its lines; numbers have no gap; each hash follows from the
    one before; nothing that an earlier check saw is missing; the guards of the database are awake.
    """
    return [*_unbalanced(), *_broken_books(), *_cut_off(), *_asleep()]


def _unbalanced() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(UNBALANCED)
        wrong = [pk for (pk,) in cursor.fetchall()]
    for entry in Entry.objects.filter(pk__in=wrong).select_related("book"):
        yield f"balance: {entry}"


def _broken_books() -> Iterator[str]:
    for book in Book.objects.order_by("journal", "year"):
        yield from _broken(book)


def _broken(book: Book) -> Iterator[str]:
    """Follow the chain from its beginning; the first break is told, what follows rests on it."""
    previous, last = beginning(book.journal_id, book.year_id), 0
    for entry in _entries(book):
        if entry.number != last + 1:
            yield f"number: {book}-{last + 1:06d}"
            return
        hashed = digest(
            entry, journal=book.journal_id, year=book.year_id, lines=list(map(list, entry.lines))
        )
        if (entry.previous, entry.hash) != (previous, hashed):
            yield f"chain: {book}-{entry.number:06d}"
            return
        previous, last = hashed, entry.number
    if (last, previous) != (book.last_number, book.head):
        yield f"end: {book}"


def _entries(book: Book) -> Iterator[Written]:
    """A server-side cursor: a year of entries is read by thousands, not held at once."""
    connection.ensure_connection()
    name = f"ledger_{book.pk}"
    with transaction.atomic(), connection.connection.cursor(name=name) as cursor:
        cursor.itersize = 5_000
        cursor.execute(ENTRIES, [book.pk, book.last_number])
        for row in cursor:
            yield Written(*row)


def _cut_off() -> Iterator[str]:
    """What the last check that found all well saw must still be there, in the same words."""
    seen = Check.objects.filter(problems=[]).values_list("heads", flat=True).first() or {}
    for name, (number, head) in seen.items():
        journal, _dash, year = name.rpartition("-")
        kept = Entry.objects.filter(book__journal=journal, book__year=int(year), number=number)
        if number and kept.values_list("hash", flat=True).first() != head:
            yield f"cut: {name}-{number:06d}"


def _asleep() -> Iterator[str]:
    with connection.cursor() as cursor:
        cursor.execute(AWAKE, [sorted(GUARDS)])
        awake = {name for (name,) in cursor.fetchall()}
    yield from (f"guard: {name}" for name in sorted(GUARDS - awake))
