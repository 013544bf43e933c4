"""The files this app keeps."""

from ensemble.foundation.files.kinds import FileKind, register
from ensemble.foundation.files.types import DOCX, PDF

BRIEF = register(FileKind("missions.brief", accepts=(PDF, DOCX)))
