from ensemble.money.ledger.models.books import Book, FiscalYear, Journal
from ensemble.money.ledger.models.chart import Account, AccountChoice
from ensemble.money.ledger.models.checks import Check
from ensemble.money.ledger.models.entries import Entry, Line
from ensemble.money.ledger.models.manual import ManualEntry

__all__ = [
    "Account",
    "AccountChoice",
    "Book",
    "Check",
    "Entry",
    "FiscalYear",
    "Journal",
    "Line",
    "ManualEntry",
]
