"""The field by which a file comes in: looked at in the form, so that the answer stands beside it."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.files.inspecting import accepted, look
from ensemble.foundation.files.kinds import MEGABYTE, FileKind
from ensemble.foundation.files.refusals import Unfit

LONGEST_NAME = 255


class Upload(forms.FileField):
    """Cleaned, it is a `Chosen`: `keep(chosen.content, name=chosen.name, kind=…, by=…, at=…)`."""

    @dataclass(frozen=True)
    class Chosen:
        name: str
        content: bytes

    default_error_messages = {
        "required": _("Choose a file first."),
        "empty": _("This file is empty."),
        "max_length": _("The name of this file is very long: shorten it."),
    }

    def __init__(self, *, kind: FileKind, **options):
        self.kind = kind
        endings = ",".join(ending for one in kind.accepts for ending in one.endings)
        options.setdefault("widget", forms.FileInput(attrs={"accept": endings}))
        super().__init__(max_length=LONGEST_NAME, **options)

    def clean(self, data, initial=None):
        sent = super().clean(data, initial)
        if not sent or sent is initial:
            return sent
        if sent.size > self.kind.largest:
            raise Unfit("heavy", weight(self.kind))
        content = sent.read()
        look(content, self.kind)
        return self.Chosen(sent.name, content)


def weight(kind: FileKind) -> str:
    return _("This file weighs more than %d MB.") % (kind.largest // MEGABYTE)


def what_fits(kind: FileKind) -> str:
    """What to say under the field: `PDF or Word (DOCX), 10 MB at most.`"""
    return _("%(types)s, %(size)d MB at most.") % {
        "types": accepted(kind),
        "size": kind.largest // MEGABYTE,
    }
