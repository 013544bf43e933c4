"""A browser as people would name it: `Firefox, Windows`."""

import re

BROWSERS = [
    ("Edge", r"Edg(?:e|A|iOS)?/"),
    ("Opera", r"OPR/"),
    ("Samsung Internet", r"SamsungBrowser/"),
    ("Firefox", r"(?:Firefox|FxiOS)/"),
    ("Chrome", r"(?:Chrome|CriOS)/"),
    ("Safari", r"Safari/"),
]
SYSTEMS = [
    ("iPhone", r"iPhone"),
    ("iPad", r"iPad"),
    ("Android", r"Android"),
    ("Windows", r"Windows"),
    ("Mac", r"Mac OS X|Macintosh"),
    ("ChromeOS", r"CrOS"),
    ("Linux", r"Linux"),
]


def describe(agent: str) -> str:
    """Empty when nothing is recognised."""
    return ", ".join(filter(None, (_first(BROWSERS, agent), _first(SYSTEMS, agent))))


def _first(known: list[tuple[str, str]], agent: str) -> str:
    return next((name for name, mark in known if re.search(mark, agent)), "")
