"""What invoicing keeps: accounting papers, those that come as well as those that are made."""

from ensemble.foundation.files.kinds import MEGABYTE, FileKind, register
from ensemble.foundation.files.terms import YEAR_CLOSED, Term
from ensemble.foundation.files.types import PDF, XML

ACCOUNTING = Term("files.accounting_years", since=YEAR_CLOSED)

INVOICE_PAPER = register(FileKind("invoicing.paper", accepts=(PDF,), term=ACCOUNTING))
INVOICE_XML = register(FileKind("invoicing.xml", accepts=(XML,), term=ACCOUNTING))
ARRIVAL = register(
    FileKind("invoicing.arrival", accepts=(PDF, XML), largest=20 * MEGABYTE, term=ACCOUNTING)
)
