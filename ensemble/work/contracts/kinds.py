"""The files this app keeps."""

from ensemble.foundation.files.kinds import FileKind, register
from ensemble.foundation.files.types import PDF, TEXT

PAPER = register(FileKind("contracts.paper", accepts=(PDF,)))
SIGNED_PAPER = register(FileKind("contracts.signed_paper", accepts=(PDF,)))
EVIDENCE = register(FileKind("contracts.evidence", accepts=(TEXT,), secret=True))
