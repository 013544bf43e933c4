import re
from pathlib import Path

from ensemble.config.settings import ROOT

NAMED = re.compile(r"`([\w/]+\.py)::(\w+)`")


def test_each_test_of_the_table_exists():
    table = Path(__file__).with_name("README.md").read_text()
    missing = [
        f"{path}::{name}"
        for path, name in NAMED.findall(table)
        if f"def {name}(" not in (ROOT / "ensemble" / path).read_text()
    ]
    assert missing == []
