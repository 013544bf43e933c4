"""Looking at a file before it is kept: at once what is quick and safe, later what may hang."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.text import get_text_list
from django.utils.translation import gettext as _

from ensemble.foundation.files.archives import check_archive
from ensemble.foundation.files.kinds import MEGABYTE, FileKind
from ensemble.foundation.files.pictures import drawn_anew
from ensemble.foundation.files.refusals import Unfit
from ensemble.foundation.files.sniffing import type_of
from ensemble.foundation.files.texts import check_xml
from ensemble.foundation.files.types import ARCHIVES, PDF, PICTURES, XML, FileType


@dataclass(frozen=True)
class Looked:
    """`content` as it will be kept: a picture is drawn anew. `waits`: the rest is a job."""

    content: bytes
    type: FileType
    waits: bool


def look(content: bytes, kind: FileKind) -> Looked:
    """Raises `Unfit`, a ValidationError, with a sentence for whoever chose the file."""
    if not content:
        raise Unfit("empty")
    if len(content) > kind.largest:
        raise Unfit("heavy", _("This file weighs more than %d MB.") % (kind.largest // MEGABYTE))
    found = type_of(content)
    if found is None or found not in kind.accepts:
        raise Unfit("kind", _("Choose one of these: %s.") % accepted(kind))
    if found in PICTURES:
        content = drawn_anew(content, found)
    elif found in ARCHIVES:
        check_archive(content)
    elif found is XML:
        check_xml(content)
    return Looked(content, found, waits=found is PDF or bool(settings.CLAMD))


def accepted(kind: FileKind) -> str:
    """The types of a kind, as one says them."""
    return get_text_list([one.label for one in kind.accepts], _("or"))
