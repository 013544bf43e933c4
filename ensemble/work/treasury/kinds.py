"""What banks send is class 3: it names the accounts of our clients and of our members."""

from ensemble.foundation.files.kinds import FileKind, register
from ensemble.foundation.files.terms import YEAR_CLOSED, Term
from ensemble.foundation.files.types import TEXT, XML
from ensemble.work.treasury.formats.statement import LARGEST

STATEMENT = register(
    FileKind(
        "treasury.statement",
        accepts=(XML, TEXT),
        largest=LARGEST,
        secret=True,
        term=Term("files.accounting_years", since=YEAR_CLOSED),
    )
)
