"""Handing postings to the database, which numbers, seals and writes them (`ledger_write`): one
statement for any number of entries of one journal and day, all of them or none."""

import json
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

import psycopg
from django.db import connection, transaction

from ensemble.foundation.core.ids import uuid7
from ensemble.money.ledger.lines import KeyTaken, Posting, Side, UnknownAccount, target
from ensemble.money.ledger.models import Book, Entry
from ensemble.money.ledger.opening import open_book
from ensemble.money.ledger.sealing import said_of, said_of_line

WRITE = "SELECT ledger_write(%s, %s, %s, %s, %s)"
ACCOUNTS = "SELECT name, id FROM ledger_account_on(%s)"
COLUMNS = [field.attname for field in Entry._meta.concrete_fields]
as_json = json.JSONEncoder(default=str, separators=(",", ":")).encode


class Facts(NamedTuple):
    """What an entry says, but for what the database decides: its number and its place in the chain."""

    public_id: UUID
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
    size: int


def write(postings: list[Posting]) -> list[Entry]:
    """Entries come back in the order of the postings. What belongs to one journal and day is one
    statement; books are taken in the order of codes and days, the same for everybody."""
    for posting in postings:
        posting.require_balanced()
    days: dict[tuple[str, date], list[Posting]] = {}
    for posting in postings:
        days.setdefault((posting.journal, posting.on), []).append(posting)
    if len(days) == 1:
        written = _write_day(postings)
    else:
        with transaction.atomic():
            written = {}
            for day in sorted(days):
                written |= _write_day(days[day])
    return [written[posting.key] for posting in postings]


def _write_day(postings: list[Posting]) -> dict[str, Entry]:
    """Most keys are new; when one is not, those known are read and the others written."""
    wanted = _by_key(postings)
    journal, on = postings[0].journal, postings[0].on
    facts = [_facts(posting) for posting in wanted.values()]
    told = _ask(journal, on, facts, wanted)
    if told.get("lacks") == "book":
        open_book(journal, on)
        told = _ask(journal, on, facts, wanted)
    match told.get("lacks"):
        case "account":
            raise _unknown(postings, on)
        case "news":
            known = _already_written(wanted, on)
            rest = [posting for key, posting in wanted.items() if key not in known]
            return known | (_write_day(rest) if rest else {})
    return _entries(facts, told, journal)


def _by_key(postings: list[Posting]) -> dict[str, Posting]:
    """The same thing asked twice in one go is one entry."""
    wanted: dict[str, Posting] = {}
    for posting in postings:
        first = wanted.setdefault(posting.key, posting)
        if first is not posting and first.sides != posting.sides:
            raise KeyTaken
    return wanted


def _facts(posting: Posting) -> Facts:
    return Facts(
        uuid7(),
        posting.on,
        posting.label,
        posting.piece,
        posting.piece_on or posting.on,
        posting.key,
        *target(posting.about),
        posting.reverses.pk if posting.reverses else None,
        posting.by.pk if posting.by else None,
        posting.at,
        len(posting.sides),
    )


def _ask(journal: str, on: date, facts: list[Facts], wanted: dict[str, Posting]) -> dict[str, Any]:
    rows = [one._asdict() | {"n": n, "said": said_of(one)} for n, one in enumerate(facts, 1)]
    lines = [
        _line(n, p, side)
        for n, posting in enumerate(wanted.values(), 1)
        for p, side in enumerate(posting.sides, 1)
    ]
    values = (journal, on, list(wanted), as_json(rows), as_json(lines))
    connection.ensure_connection()
    with connection.wrap_database_errors, psycopg.Cursor(connection.connection) as cursor:
        return cursor.execute(WRITE, values).fetchone()[0]


def _line(n: int, p: int, side: Side) -> dict[str, Any]:
    label, pk = target(side.about)
    cents = side.cents
    return {
        "n": n,
        "p": p,
        "account": side.account,
        "party": side.party,
        "cents": cents,
        "about_label": label,
        "about_id": pk,
        "said": said_of_line(side.party, cents, label, pk),
    }


def _entries(facts: list[Facts], told: dict[str, Any], journal: str) -> dict[str, Entry]:
    """As the database wrote them, without reading them again."""
    book = Book(pk=told["book"], journal_id=journal, year_id=told["year"])
    decided = zip(facts, told["ids"], told["previous"], told["hashes"], strict=True)
    found = {}
    for number, (one, pk, previous, hashed) in enumerate(decided, told["first"]):
        columns = one._asdict() | {"id": pk, "book_id": book.pk, "number": number}
        columns |= {"previous": previous, "hash": hashed}
        entry = Entry.from_db(connection.alias, COLUMNS, [columns[name] for name in COLUMNS])
        entry.book = book
        found[entry.key] = entry
    return found


def _already_written(wanted: dict[str, Posting], on: date) -> dict[str, Entry]:
    """The entries of these keys, which must say the same."""
    accounts = _accounts(on)
    found = Entry.objects.filter(key__in=list(wanted)).select_related("book")
    for entry in found:
        posting = wanted[entry.key]
        lines = entry.lines.values_list("account_id", "party", "cents", "about_label", "about_id")
        same = list(lines) == [
            (accounts.get(side.account), side.party, side.cents, *target(side.about))
            for side in posting.sides
        ]
        if not same or (entry.book.journal_id, entry.on) != (posting.journal, on):
            raise KeyTaken
    return {entry.key: entry for entry in found}


def _unknown(postings: list[Posting], on: date) -> UnknownAccount:
    accounts = _accounts(on)
    named = {side.account for posting in postings for side in posting.sides}
    return UnknownAccount(f"no account for {sorted(named - set(accounts))} on {on}")


def _accounts(on: date) -> dict[str, int]:
    """Every role and number of that day, with the account it names."""
    with connection.cursor() as cursor:
        cursor.execute(ACCOUNTS, [on])
        return dict(cursor.fetchall())
