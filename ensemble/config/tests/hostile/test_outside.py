"""Nothing here calls an address that someone typed (50): one door leads outside, and it refuses our own network."""

import ast

from ensemble.config.settings import ROOT

CALLERS = {"urllib.request", "http.client", "requests", "httpx", "aiohttp", "urllib3", "ftplib"}
# `config` raises and watches the installation: it asks its own page whether it answers.
WINGS = ("demo", "desk", "work", "money", "people", "foundation")
THE_DOOR = "ensemble/foundation/core/outgoing.py"  # what it refuses: core/tests/test_outgoing.py


def imports(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return found


def test_one_door_alone_knows_how_to_call_an_address():
    calling = [
        str(path.relative_to(ROOT))
        for wing in WINGS
        for path in sorted((ROOT / "ensemble" / wing).rglob("*.py"))
        if "tests" not in path.parts and imports(ast.parse(path.read_text())) & CALLERS
    ]
    assert calling == [THE_DOOR]
