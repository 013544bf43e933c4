"""Entries for tests, written by the action."""

from datetime import UTC, date, datetime
from decimal import Decimal

from ensemble.money.ledger.actions.posting import Credit, Debit, Posting, post
from ensemble.money.ledger.models import Entry

NOW = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
DAY = date(2026, 11, 12)


def sale(key: str = "invoice:1", *, on: date = DAY, party: str = "C-1", **others) -> Posting:
    """12,765.00 invoiced, of which 2,127.50 of tax to be collected."""
    lines = [
        Debit("clients", Decimal("12765.00"), party=party),
        Credit("revenue", Decimal("10637.50")),
        Credit("pending_vat", Decimal("2127.50")),
    ]
    known = {"journal": "VE", "on": on, "label": "FC-2026-000123", "key": key, "at": NOW}
    return Posting(**known | {"lines": lines} | others)


def posted(key: str = "invoice:1", **others) -> Entry:
    posting = sale(key, **others)
    names = "journal on label lines key at by about piece piece_on".split()
    return post(**{name: getattr(posting, name) for name in names})


def moving(cents: int, *, debit: str = "bank", credit: str = "clients", **others) -> Posting:
    """One amount from an account to another."""
    amount = Decimal(cents).scaleb(-2)
    known = {"journal": "BQ", "on": DAY, "label": "Virement", "at": NOW}
    return Posting(**known | {"lines": [Debit(debit, amount), Credit(credit, amount)]} | others)
