"""What we borrow is what the lock says, byte for byte; and nothing else lies beside it."""

import base64
import hashlib
import json
from pathlib import Path

import pytest

from ensemble.foundation.ui.finders import stylesheet

ROOT = Path(__file__).resolve().parents[4]
LOCK = json.loads((ROOT / "vendor.lock.json").read_text())
FILES = [file for package in LOCK["packages"] for file in package["files"]]
FOLDERS = (
    "ensemble/foundation/ui/static/ui/vendor",
    "ensemble/foundation/ui/icons",
    "ensemble/foundation/papers/fonts",
    "e2e/vendor",
)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file["to"])
def test_it_keeps_each_borrowed_file_unaltered(file):
    content = (ROOT / file["to"]).read_bytes()
    assert "sha512-" + base64.b64encode(hashlib.sha512(content).digest()).decode() == file["hash"]


def test_it_borrows_nothing_that_is_not_in_the_lock():
    found = {
        path.relative_to(ROOT).as_posix()
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    }
    assert found == {file["to"] for file in FILES}


@pytest.mark.parametrize("file", [file for file in FILES if "within" in file])
def test_it_asks_of_a_narrowed_font_the_letters_it_holds(file):
    face = stylesheet().partition(Path(file["to"]).name)[2].partition("}")[0]
    assert f"unicode-range: {LOCK['ranges'][file['within']]};" in face


def test_it_names_no_registry():
    for name in ("vendor.lock.json", "bin/vendor"):
        assert "://" not in (ROOT / name).read_text()
