"""The files a month holds."""

from datetime import timedelta

from ensemble.foundation.files.kinds import MEGABYTE, FileKind, register
from ensemble.foundation.files.types import JPEG, PDF, PNG

TEN_YEARS = timedelta(days=3653)  # accounting papers: C. com. L123-22

RECEIPT = register(
    FileKind(
        "timesheets.receipt",
        accepts=(PDF, PNG, JPEG),
        largest=10 * MEGABYTE,
        secret=False,
        kept_for=TEN_YEARS,
    )
)
