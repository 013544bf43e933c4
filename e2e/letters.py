"""The mailbox of someone of the town: the demo keeps every letter, and anyone may read them there."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import FrameLocator

from e2e.conftest import Someone


def link_for(reader: Someone, to: str, *, about: str = "") -> str:
    """Where the button of the last letter leads. `to`: a name, or the address of whoever has none yet."""
    button = letter_to(reader, to, about=about).locator("a[href^='http']").first
    return urlsplit(button.get_attribute("href")).path


def digits_for(reader: Someone, to: str) -> str:
    """The code of the last letter."""
    words = letter_to(reader, to, about="code").locator("body").inner_text()
    return "".join(re.search(r"\b(\d{3})\W?(\d{3})\b", words).groups())


def letter_to(reader: Someone, to: str, *, about: str = "") -> FrameLocator:
    """The last one whose subject says `about`."""
    lines = reader.page.locator(".letter-line", has_text=to).filter(has_text=about)
    line = lines.locator("a")
    for _half_second in range(60):  # the worker writes it, a moment after the answer
        reader.at("/demo/letters")
        if line.count():
            break
        reader.page.wait_for_timeout(500)
    reader.click(line)
    return reader.page.frame_locator("iframe")
