"""What invoicing keeps: ten years from the close of the year, so eleven from the day."""

from datetime import timedelta

from ensemble.foundation.files.kinds import MEGABYTE, FileKind, register
from ensemble.foundation.files.types import PDF, XML

ELEVEN_YEARS = timedelta(days=11 * 366)

INVOICE_PAPER = register(FileKind("invoicing.paper", accepts=(PDF,), kept_for=ELEVEN_YEARS))
INVOICE_XML = register(FileKind("invoicing.xml", accepts=(XML,), kept_for=ELEVEN_YEARS))
ARRIVAL = register(
    FileKind("invoicing.arrival", accepts=(PDF, XML), largest=20 * MEGABYTE, kept_for=ELEVEN_YEARS)
)
