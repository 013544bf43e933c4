"""The files this app keeps.

What is proposed is a contract (class 2). Once signed it carries its page of evidence, who proved what and
when: class 3, as the journal that proves it.
"""

from ensemble.foundation.files.kinds import FileKind, register
from ensemble.foundation.files.types import PDF, TEXT

PAPER = register(FileKind("contracts.paper", accepts=(PDF,)))
SIGNED_PAPER = register(FileKind("contracts.signed_paper", accepts=(PDF,), secret=True))
EVIDENCE = register(FileKind("contracts.evidence", accepts=(TEXT,), secret=True))
