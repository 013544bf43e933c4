"""The files a month holds."""

from ensemble.foundation.files.kinds import FileKind, register
from ensemble.foundation.files.terms import YEAR_CLOSED, Term
from ensemble.foundation.files.types import JPEG, PDF, PNG

RECEIPT = register(
    FileKind(
        "timesheets.receipt",
        accepts=(PDF, PNG, JPEG),
        term=Term("files.accounting_years", since=YEAR_CLOSED),
    )
)
