"""The files this app keeps.

What is proposed is a contract (class 2). Once signed it carries its page of evidence, who proved what and
when: class 3, as the journal that proves it.

A paper is kept as long as what rests on it lasts, and years more: its own mission; for a framework
agreement or a mandate, the last of those that rest on it; when nobody signed it to the end, its closing.
"""

from ensemble.foundation.files.kinds import FileKind, register
from ensemble.foundation.files.terms import Term
from ensemble.foundation.files.types import PDF, TEXT

CLOSED = ("contracts.envelope_refused", "contracts.envelope_lapsed", "contracts.envelope_void")
OVER = ("contracts.ended", "contracts.given_up", "invoicing.mandate_ended")
PROOF = Term("contracts.proof_kept", since=(*OVER, *CLOSED))

PAPER = register(FileKind("contracts.paper", accepts=(PDF,), term=PROOF))
SIGNED_PAPER = register(FileKind("contracts.signed_paper", accepts=(PDF,), secret=True, term=PROOF))
EVIDENCE = register(FileKind("contracts.evidence", accepts=(TEXT,), secret=True, term=PROOF))
