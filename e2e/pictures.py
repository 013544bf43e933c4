"""Every page as it looks, for people to look at: `bin/pictures FOLDER`, `-k "390 and dark and en"` for a part.

Nothing is compared by a machine: whoever changes a screen leafs through `index.html`.
"""

import os
import re
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Page

from e2e.pages import READERS
from e2e.test_every_page import speak

LOCALES = {"fr": "fr-FR", "en": "en-GB"}
SHEET = """<!doctype html><meta charset="utf-8"><title>Pictures</title><style>
body{{font:15px sans-serif;margin:24px;background:#888}} section{{display:flex;flex-wrap:wrap;gap:12px}}
figure{{margin:0;width:260px}} img{{width:100%;height:420px;object-fit:cover;object-position:top}}
</style>{sections}"""
FIGURE = '<figure><a href="{file}"><img src="{file}" loading="lazy" alt=""></a><figcaption>{path}</figcaption></figure>'


@pytest.fixture(scope="module")
def folder():
    """The sheet is written last, of all the pictures that the folder holds."""
    folder = Path(os.environ["PICTURES"])
    yield folder
    looks = sorted(one.name for one in folder.iterdir() if one.is_dir())
    sections = "".join(section(folder / look) for look in looks)
    (folder / "index.html").write_text(SHEET.format(sections=sections))


def section(look: Path) -> str:
    figures = (
        FIGURE.format(file=f"{look.name}/{one.name}", path=escape(one.stem))
        for one in sorted(look.glob("*.png"))
    )
    return f"<h2>{look.name}</h2><section>{''.join(figures)}</section>"


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_page_is_pictured(town, someone, folder, width, theme, language):
    look = folder / f"{width}-{theme}-{language}"
    look.mkdir(exist_ok=True)
    size = {"width": width, "height": 844}
    for name in READERS:
        seen = {"locale": LOCALES[language], "viewport": size, "color_scheme": theme}
        page = someone(name, **seen, reduced_motion="reduce").page
        speak(page, town.url, language)
        for number, path in enumerate(town.pages[name]):
            page.goto(town.url + path)
            take(page, look / f"{file_of(name, number, path)}.png")
        page.context.close()


def take(page: Page, file: Path) -> None:
    """The whole of it, once what it asks for afterwards has come; the tabs stand at its foot."""
    page.wait_for_load_state("networkidle")
    seen = page.viewport_size
    height = max(seen["height"], page.evaluate("document.documentElement.scrollHeight"))
    page.set_viewport_size(seen | {"height": height})
    page.screenshot(path=file)
    page.set_viewport_size(seen)


def file_of(name: str, number: int, path: str) -> str:
    """Its reader, its place in their list, its address without what nobody remembers."""
    words = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{40,}", "…", path.partition("?")[0])
    reader = (name or "visitor").replace(" ", "-").lower()
    return f"{reader}.{number:02}.{words.strip('/').replace('/', '.') or 'home'}"
