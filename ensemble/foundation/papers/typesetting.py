"""Documents: a typst template of an app, its data, and a PDF that any reader may keep for years.

The PDF follows PDF/A-3a (it can be archived) and PDF/UA-1 (it can be read aloud). Given the same
data it is the same file, to the byte: the only clock is `data["at"]`.
"""

import json
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from threading import local
from uuid import UUID

import structlog
import typst
from django.apps import apps

from ensemble.foundation.core.text import clean_text

HERE = Path(__file__).parent
STANDARDS = ("a-3a", "ua-1")
UNSHOWN = re.compile(r'the text `"(.+?)"` could not be displayed')
MOST_UNSHOWN = 50
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")

log = structlog.get_logger()
own = local()


def typeset(name: str, data: dict, *, language: str, attached: str = "") -> bytes:
    """`typeset("missions/shortlist", {...}, language="fr")`: the PDF.

    `data` is said at the top of the template. It holds `at`, the moment of the document. `attached`
    is a file for the template to put in the PDF, to the byte: `bytes(sys.inputs.attached)`.
    """
    pdf, flaws = _Document(name, data, language, attached).pdf()
    for flaw in flaws:
        log.warning("papers.flaw", document=name, flaw=flaw)
    return pdf


def pages(name: str, data: dict, *, language: str, ppi: int = 96) -> list[bytes]:
    """The same document as one PNG a page: for a preview, and for whoever checks it."""
    document = _Document(name, data, language)
    document.pdf()
    images, _flaws = document.compile(format="png", ppi=ppi)
    return images if isinstance(images, list) else [images]


def flaws_of(name: str, data: dict, *, language: str) -> list[str]:
    """What the typesetter complains of; a font that is not there is replaced in silence."""
    return _Document(name, data, language).pdf()[1]


class _Document:
    def __init__(self, name: str, data: dict, language: str, attached: str = ""):
        self.attached = attached
        self.sources = _sources(name)
        self.timestamp = data["at"].astimezone(UTC).replace(microsecond=0)
        self.language = language
        self.data = json.dumps(_plain(data), ensure_ascii=False)

    def pdf(self) -> tuple[bytes, list[str]]:
        for _attempt in range(MOST_UNSHOWN):
            try:
                return self.compile(format="pdf", pdf_standards=list(STANDARDS))
            except typst.TypstError as error:
                if not (unshown := UNSHOWN.search(error.message)):
                    raise
                self.data = _without(self.data, unshown[1])
        raise ValueError("too many characters that no font here can show")

    def compile(self, **options) -> tuple:
        result, warnings = _compiler().compile_with_warnings(
            self.sources,
            sys_inputs={
                "data": self.data,
                "language": self.language,
                "attached": self.attached,
            },
            timestamp=self.timestamp,
            **options,
        )
        return result, [warning.message for warning in warnings]


def _without(written: str, unshown: str) -> str:
    """No font here draws these: an emoji leaves, any other sign keeps its place as a box."""
    for sign in set(ESCAPED.sub(lambda code: chr(int(code[1], 16)), unshown)):
        written = written.replace(sign, "□" if sign.isalpha() else "")
    return written


def _compiler() -> typst.Compiler:
    """One for each thread, and kept: the second document costs a few milliseconds."""
    if not hasattr(own, "compiler"):
        own.compiler = typst.Compiler(font_paths=_fonts())
    return own.compiler


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[HERE / "fonts"])


@cache
def _sources(name: str) -> dict[str, bytes]:
    label, _slash, paper = name.partition("/")
    template = Path(apps.get_app_config(label).path) / "papers" / f"{paper}.typ"
    return {"main.typ": template.read_bytes(), "lib.typ": (HERE / "papers/lib.typ").read_bytes()}


def _plain(value: object) -> object:
    """What JSON can say; words without the control characters no paper shows."""
    match value:
        case None | bool() | int():
            return value
        case str():
            return clean_text(value)
        case dict():
            return {key: _plain(one) for key, one in value.items()}
        case list() | tuple():
            return [_plain(one) for one in value]
        case date() | datetime():
            return value.isoformat()
        case Decimal() | UUID():
            return str(value)
    raise TypeError(f"{value!r} has no place in a document")
