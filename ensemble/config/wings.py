"""The order of wings and apps, read where the import linter reads it: `pyproject.toml`."""

import tomllib
from functools import cache
from pathlib import Path

PYPROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"


@cache
def order() -> list[str]:
    """Every app by its dotted name, the highest first."""
    below = _layers()
    return [name for wing in below["ensemble"] for name in below.get(wing, [wing])]


def looks_down(upper: str, lower: str) -> bool:
    return order().index(upper) < order().index(lower)


def _layers() -> dict[str, list[str]]:
    """For each container its layers, as dotted names, the highest first."""
    contracts = tomllib.loads(PYPROJECT.read_text())["tool"]["importlinter"]["contracts"]
    return {
        container: [f"{container}.{layer}" for layer in contract["layers"]]
        for contract in contracts
        if contract.get("exhaustive")
        for container in contract["containers"]
    }
