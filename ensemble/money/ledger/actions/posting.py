"""The one way into the ledger. An entry is balanced, numbered without a gap, chained to the one
before it and never changed; posting again with the same key answers the first entry.

    post(journal="VE", on=day, label="FC-2026-000123", key="invoice:42", at=at, lines=[
        Debit("clients", Decimal("12765.00"), party="C-3"),
        Credit("revenue", Decimal("10637.50")),
        Credit("pending_vat", Decimal("2127.50")),
    ])

Postings to one journal queue for its book until the transaction ends; whoever posts to several in
one transaction does so in the order of their codes, so that nobody waits in a ring.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db import models

from ensemble.foundation.persons.models import Person
from ensemble.money.ledger.lines import (
    Credit,
    Debit,
    KeyTaken,
    Posting,
    Side,
    Unbalanced,
    UnknownAccount,
)
from ensemble.money.ledger.models import Entry
from ensemble.money.ledger.writing import write

__all__ = [
    "Credit",
    "Debit",
    "KeyTaken",
    "Posting",
    "Unbalanced",
    "UnknownAccount",
    "post",
    "post_all",
    "reverse",
]


def post(
    *,
    journal: str,
    on: date,
    label: str,
    lines: Sequence[Side],
    key: str,
    at: datetime,
    by: Person | None = None,
    about: models.Model | None = None,
    piece: str = "",
    piece_on: date | None = None,
) -> Entry:
    """Write one entry, or answer the one that this key wrote. Raises Unbalanced, UnknownAccount,
    and KeyTaken when the key stands for something else."""
    posting = Posting(journal, on, label, lines, key, at, by, about, piece, piece_on)
    return post_all([posting])[0]


def post_all(postings: Iterable[Posting]) -> list[Entry]:
    """Write many at once, all or none; the entries come back in the same order. Numbers follow that
    order within one journal and day."""
    return write(list(postings))


def reverse(
    entry: Entry,
    *,
    on: date,
    label: str,
    at: datetime,
    by: Person | None = None,
    key: str = "",
    about: models.Model | None = None,
) -> Entry:
    """The same entry with its sides exchanged: how a mistake is taken back. Once for each entry."""
    lines = [
        (Credit if line.cents > 0 else Debit)(
            line.account.number, abs(line.amount), line.party, line.about
        )
        for line in entry.lines.select_related("account")
    ]
    posting = Posting(
        journal=entry.book.journal_id,
        on=on,
        label=label,
        lines=lines,
        key=key or f"reversal:{entry.pk}",
        at=at,
        by=by,
        about=about or entry.about,
        piece=entry.piece,
        piece_on=entry.piece_on,
        reverses=entry,
    )
    return post_all([posting])[0]
