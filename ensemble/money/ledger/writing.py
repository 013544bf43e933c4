"""Numbers, hashes and rows: two statements for any number of postings to one book.

The first locks the book and reads the chart; the second writes entries, lines and the new end of
the chain, all or nothing, unless one of the keys was written before.
"""

import json
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from ensemble.money.ledger.lines import KeyTaken, Posting, UnknownAccount, target
from ensemble.money.ledger.models import Book, Entry
from ensemble.money.ledger.opening import open_book
from ensemble.money.ledger.sealing import digest

LOCK = """
SELECT book.id, book.year_id, book.last_number, book.head, (
    SELECT json_agg(json_build_array(known.name, known.id, known.number))
    FROM (
        SELECT choice.role AS name, account.id, account.number
        FROM ledger_accountchoice choice JOIN ledger_account account ON account.id = choice.account_id
        WHERE choice.role = ANY(%(names)s) AND choice.state = 'in_force'
          AND choice.valid_from <= %(on)s AND (choice.valid_to IS NULL OR choice.valid_to > %(on)s)
        UNION ALL
        SELECT number, id, number FROM ledger_account WHERE number = ANY(%(names)s)
    ) known
)
FROM ledger_book book JOIN ledger_fiscalyear year ON year.number = book.year_id
WHERE book.journal_id = %(journal)s AND %(on)s BETWEEN year.starts_on AND year.ends_on
FOR UPDATE OF book
"""

WRITE = """
WITH entries AS (
    INSERT INTO ledger_entry (
        public_id, book_id, number, "on", label, piece, piece_on, key,
        about_label, about_id, reverses_id, by_id, at, size, previous, hash
    )
    SELECT given.public_id, %(book)s, given.number, given."on", given.label, given.piece,
           given.piece_on, given.key, given.about_label, given.about_id, given.reverses_id,
           given.by_id, given.at, given.size, given.previous, given.hash
    FROM unnest(
        %(public_id)s::uuid[], %(number)s::int[], %(on)s::date[], %(label)s::text[],
        %(piece)s::text[], %(piece_on)s::date[], %(key)s::text[], %(about_label)s::text[],
        %(about_id)s::bigint[], %(reverses_id)s::bigint[], %(by_id)s::bigint[],
        %(at)s::timestamptz[], %(size)s::int[], %(previous)s::text[], %(hash)s::text[]
    ) AS given (public_id, number, "on", label, piece, piece_on, key, about_label, about_id,
                reverses_id, by_id, at, size, previous, hash)
    WHERE NOT EXISTS (SELECT FROM ledger_entry known WHERE known.key = ANY(%(key)s::text[]))
    ORDER BY given.number
    RETURNING id, number, "on"
), lines AS (
    INSERT INTO ledger_line (entry_id, position, "on", account_id, party, cents, about_label, about_id)
    SELECT entries.id, given.position, entries."on", given.account_id, given.party, given.cents,
           given.about_label, given.about_id
    FROM entries JOIN unnest(
        %(line_number)s::int[], %(position)s::int[], %(account_id)s::bigint[], %(party)s::text[],
        %(cents)s::bigint[], %(line_about_label)s::text[], %(line_about_id)s::bigint[]
    ) AS given (number, position, account_id, party, cents, about_label, about_id) USING (number)
    ORDER BY entries.id, given.position
)
UPDATE ledger_book SET last_number = %(last_number)s, head = %(head)s
WHERE id = %(book)s AND EXISTS (SELECT FROM entries)
RETURNING (SELECT array_agg(id ORDER BY number) FROM entries)
"""

COLUMNS = (
    "public_id number on label piece piece_on key about_label about_id reverses_id by_id at size"
    " previous hash"
).split()
LINE_COLUMNS = "line_number position account_id party cents line_about_label line_about_id".split()


class Account(NamedTuple):
    pk: int
    number: str


class Row(NamedTuple):
    """A line ready to be written."""

    account: Account
    party: str
    cents: int
    about: tuple[str, int | None]


type Wanted = dict[str, tuple[Posting, list[Row]]]


class Chart:
    """The accounts that were named, each on the days it was asked for."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, date], Account] = {}

    def add(self, on: date, found: str | list | None) -> None:
        rows = json.loads(found) if isinstance(found, str) else found or []
        for name, pk, number in rows:
            self.known[name, on] = Account(pk, number)

    def rows_of(self, posting: Posting) -> list[Row]:
        on = posting.on
        return [
            Row(self._account(side.account, on), side.party, side.cents, target(side.about))
            for side in posting.sides
        ]

    def _account(self, name: str, on: date) -> Account:
        try:
            return self.known[name, on]
        except KeyError:
            raise UnknownAccount(f"no account for {name!r} on {on}") from None


def write(postings: list[Posting]) -> list[Entry]:
    """Within the caller's transaction. Entries come back in the order of the postings."""
    for posting in postings:
        posting.require_balanced()
    chart = Chart()
    written: dict[str, Entry] = {}
    for book, of_book in _locked(postings, chart):
        written |= _write_book(book, of_book, chart)
    return [written[posting.key] for posting in postings]


def _locked(postings: list[Posting], chart: Chart) -> list[tuple[Book, list[Posting]]]:
    """Lock each book once, in the order of codes and days; read the accounts that lines name."""
    days: dict[tuple[str, date], list[Posting]] = {}
    for posting in postings:
        days.setdefault((posting.journal, posting.on), []).append(posting)
    books: dict[int, tuple[Book, list[Posting]]] = {}
    for (journal, on), of_day in sorted(days.items(), key=lambda item: item[0]):
        names = {side.account for posting in of_day for side in posting.sides}
        book, found = _lock(journal, on, sorted(names))
        chart.add(on, found)
        books.setdefault(book.pk, (book, []))[1].extend(of_day)
    return list(books.values())


def _lock(journal: str, on: date, names: list[str]) -> tuple[Book, Any]:
    asked = {"journal": journal, "on": on, "names": names}
    with connection.cursor() as cursor:
        cursor.execute(LOCK, asked)
        row = cursor.fetchone()
        if row is None:
            open_book(journal, on)
            cursor.execute(LOCK, asked)
            row = cursor.fetchone()
    pk, year, last_number, head, found = row
    book = Book(pk=pk, journal_id=journal, year_id=year, last_number=last_number, head=head)
    return book, found


def _write_book(book: Book, postings: list[Posting], chart: Chart) -> dict[str, Entry]:
    """Most keys are new; when one is not, those known are read and the others written."""
    wanted = _by_key(postings, chart)
    chained = _chain(book, wanted)
    if _insert(book, chained):
        return {entry.key: entry for entry, _rows in chained}
    known = _already_written(wanted)
    chained = _chain(book, {key: what for key, what in wanted.items() if key not in known})
    if chained and not _insert(book, chained):
        raise RuntimeError(f"{book} moved while it was locked")
    return known | {entry.key: entry for entry, _rows in chained}


def _by_key(postings: list[Posting], chart: Chart) -> Wanted:
    wanted: Wanted = {}
    for posting in postings:
        what = posting, chart.rows_of(posting)
        first = wanted.setdefault(posting.key, what)
        _require_same(first, what)
    return wanted


def _chain(book: Book, wanted: Wanted) -> list[tuple[Entry, list[Row]]]:
    """The entries in their order, each with its number, the hash before it and its own."""
    chained, previous = [], book.head
    for number, (posting, rows) in enumerate(wanted.values(), book.last_number + 1):
        entry = _entry(posting, book, number, previous)
        entry.size = len(rows)
        words = [(row.account.number, row.party, row.cents, *row.about) for row in rows]
        previous = digest(entry, journal=book.journal_id, year=book.year_id, lines=words)
        entry.hash = previous
        chained.append((entry, rows))
    return chained


def _entry(posting: Posting, book: Book, number: int, previous: str) -> Entry:
    about_label, about_id = target(posting.about)
    return Entry(
        book=book,
        number=number,
        on=posting.on,
        label=posting.label,
        piece=posting.piece,
        piece_on=posting.piece_on or posting.on,
        key=posting.key,
        about_label=about_label,
        about_id=about_id,
        reverses=posting.reverses,
        by=posting.by,
        at=posting.at,
        previous=previous,
    )


def _insert(book: Book, chained: list[tuple[Entry, list[Row]]]) -> bool:
    """False, and nothing written, when one of the keys was written before."""
    entries = [entry for entry, _rows in chained]
    columns = {name: [getattr(entry, name) for entry in entries] for name in COLUMNS}
    lines = [
        (entry.number, position, row.account.pk, row.party, row.cents, *row.about)
        for entry, rows in chained
        for position, row in enumerate(rows, 1)
    ]
    columns |= dict(zip(LINE_COLUMNS, map(list, zip(*lines, strict=True)), strict=True))
    end = {"book": book.pk, "last_number": entries[-1].number, "head": entries[-1].hash}
    with connection.cursor() as cursor:
        cursor.execute(WRITE, columns | end)
        row = cursor.fetchone()
    if row is None:
        return False
    for entry, pk in zip(entries, row[0], strict=True):
        entry.pk = pk
        entry._state.adding, entry._state.db = False, connection.alias
    return True


def _already_written(wanted: Wanted) -> dict[str, Entry]:
    """The entries of these keys, which must say the same."""
    found = Entry.objects.filter(key__in=list(wanted)).select_related("book")
    for entry in found:
        posting, rows = wanted[entry.key]
        lines = entry.lines.values_list("account_id", "party", "cents", "about_label", "about_id")
        same = [(row.account.pk, row.party, row.cents, *row.about) for row in rows] == list(lines)
        if not same or (entry.book.journal_id, entry.on) != (posting.journal, posting.on):
            raise KeyTaken
    return {entry.key: entry for entry in found}


def _require_same(first: tuple[Posting, list[Row]], other: tuple[Posting, list[Row]]) -> None:
    if (first[0].on, first[1]) != (other[0].on, other[1]):
        raise KeyTaken
