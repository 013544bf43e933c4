"""What the safe keeps, and how."""

from ensemble.foundation.files.kinds import FileKind, register
from ensemble.foundation.files.types import JPEG, PDF, PNG

PAPER = register(FileKind("compliance.paper", accepts=(PDF, JPEG, PNG)))
# Deleted as soon as someone has read it: the result, the day and the hash stay.
IDENTITY = register(FileKind("compliance.identity", accepts=(PDF, JPEG, PNG), secret=True))
