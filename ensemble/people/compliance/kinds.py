"""What the safe keeps, and how long."""

from ensemble.foundation.files.kinds import FileKind, register
from ensemble.foundation.files.terms import Term
from ensemble.foundation.files.types import JPEG, PDF, PNG

DECIDED = ("compliance.document_verified", "compliance.document_rejected")
DROPPED = ("compliance.document_withdrawn", "profiles.left")

# In use until another takes its place, its member leaves, or the last mission that relied on it ends.
PAPER = register(
    FileKind(
        "compliance.paper",
        accepts=(PDF, JPEG, PNG),
        term=Term("vigilance.kept_years", since=(*DECIDED, "profiles.left", "contracts.ended")),
    )
)
# Deleted the moment someone has read it, or nobody will: the result, the day and the hash stay.
IDENTITY = register(
    FileKind(
        "compliance.identity",
        accepts=(PDF, JPEG, PNG),
        secret=True,
        term=Term("", since=(*DECIDED, *DROPPED)),
    )
)
