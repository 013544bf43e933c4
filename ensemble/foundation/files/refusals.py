"""Why a file is not kept: a word for the row, a sentence for whoever sent it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "empty": _("This file is empty."),
    "kind": _("This is not one of the types of file kept here."),
    "heavy": _("This file is heavier than what is kept here."),
    "damaged": _("This file cannot be read: it may be damaged."),
    "locked": _("This file is locked by a password. Send it without one."),
    "folded": _("This file holds far more than it weighs, or files that hide: it is not kept."),
    "pixels": _("This picture is too large: 24 megapixels at most."),
    "pages": _("This document has too many pages: 2,000 at most."),
    "script": _("This document holds a program. Print it to a new PDF and send that one."),
    "enclosed": _("This document encloses other files. Send each of them by itself."),
    "slow": _("This document takes too long, or too much, to be looked at: it is not kept."),
    "entities": _("This file declares entities of its own, which no statement or invoice needs."),
    "virus": _("The antivirus recognised something in this file: it is not kept."),
}


class Unfit(ValidationError):
    """A file that is not kept; `code` is one of the words above."""

    def __init__(self, code: str, sentence: str = ""):
        super().__init__(sentence or SENTENCES[code], code=code)


def sentence_of(code: str) -> str:
    return str(SENTENCES[code])
