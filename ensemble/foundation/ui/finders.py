"""One style sheet and one script, without a build.

Sources stay small: a file per component here, a file per app elsewhere. This finder gives Django's static
files two more, `ui/ensemble.css` and `ui/ensemble.js`, made by joining them. `collectstatic` then hashes
and compresses the two like any other file; in development they are joined again at each request.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

LAYERS = "@layer reset, tokens, base, layout, components, modules, utilities, print;"
UI = Path(__file__).parent / "static" / "ui"
REFERENCE = re.compile(r"""url\("(?!data:|/|#)([^"]+)"\)""")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
INDENT = re.compile(r"\n\s*")


class JoinedFinder(BaseFinder):
    """Listed in STATICFILES_FINDERS beside Django's own."""

    def find(self, path: str, find_all: bool = False, **kwargs) -> Any:
        maker = MAKERS.get(path)
        if maker is None:
            return []
        kept = _kept(path, maker())
        return [kept] if find_all else kept

    def list(
        self, ignore_patterns: Iterable[str] | None
    ) -> Iterator[tuple[str, FileSystemStorage]]:
        storage = FileSystemStorage(location=_folder())
        for path, maker in MAKERS.items():
            _kept(path, maker())
            yield path, storage


def stylesheet() -> str:
    """Every sheet in layer order, comments and indents removed."""
    sheets = [
        *(UI / "css" / f"{name}.css" for name in ("reset", "tokens", "base", "layout")),
        *sorted((UI / "css" / "components").glob("*.css")),
        *_of_apps("css"),
        *(UI / "css" / f"{name}.css" for name in ("utilities", "print")),
    ]
    return LAYERS + "".join(_sheet(sheet) for sheet in sheets)


def script() -> str:
    """Every module in a block of its own, so that no name leaks into the next."""
    modules = [*sorted((UI / "js").glob("*.js")), *_of_apps("js")]
    return "".join(f"{{\n{module.read_text()}}}\n" for module in modules)


def _of_apps(kind: str) -> list[Path]:
    """`static/<app>/<app>.css` or `.js`, of the apps of this project that have one."""
    files = (
        Path(app.path) / "static" / app.label / f"{app.label}.{kind}"
        for app in apps.get_app_configs()
    )
    return [file for file in files if file.is_file()]


def _sheet(sheet: Path) -> str:
    folder = posixpath.dirname(sheet.as_posix().rpartition("/static/")[2])

    def from_ui(found: re.Match) -> str:
        target = posixpath.normpath(posixpath.join(folder, found[1]))
        return f'url("{posixpath.relpath(target, "ui")}")'

    return INDENT.sub("\n", COMMENT.sub("", REFERENCE.sub(from_ui, sheet.read_text())))


def _folder() -> Path:
    return Path(settings.STATIC_ROOT).with_name("joined")


def _kept(path: str, content: str) -> str:
    file = _folder() / path
    if not file.is_file() or file.read_text() != content:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content)
    return str(file)


MAKERS = {"ui/ensemble.css": stylesheet, "ui/ensemble.js": script}
