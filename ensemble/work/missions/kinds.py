"""The files this app keeps."""

from ensemble.foundation.files.kinds import FileKind, register
from ensemble.foundation.files.terms import Term
from ensemble.foundation.files.types import DOCX, PDF

OVER = ("missions.need_withdrawn", "contracts.ended", "contracts.given_up")
BRIEF = register(
    FileKind("missions.brief", accepts=(PDF, DOCX), term=Term("missions.brief_years", since=OVER))
)
