"""The table of this folder is true: its tests exist, and every point of the code is one where a test kills."""

import ast
import re
from pathlib import Path

from ensemble.config.settings import ROOT

HERE = Path(__file__).parent
CODE = ROOT / "ensemble"
READ = re.compile(r"house\.state\(|side_by_side\.map\(lived|@pytest\.mark\.fault")
NAMED = re.compile(r"`([\w/]+\.py)::(\w+)`")
WITHOUT_A_DEATH = {
    # The platform has the invoice and nothing here says so: the same story is lived with an
    # answer that is lost, which a server on this machine can tell (F11).
    "invoicing.after_submission",
}


def test_each_test_of_the_table_exists():
    table = (HERE / "README.md").read_text()
    missing = [
        f"{path}::{name}"
        for path, name in NAMED.findall(table)
        if f"def {name}(" not in (CODE / path).read_text()
    ]
    assert missing == []


def test_every_fault_of_the_table_is_followed_by_every_invariant():
    """Read by the house, by the runner, or after the test that bears the mark."""
    unread = [
        f"{path}::{name}"
        for path, name in NAMED.findall((HERE / "README.md").read_text())
        if not READ.search(source_of(CODE / path, name))
    ]
    assert unread == []


def source_of(path: Path, name: str) -> str:
    """With its marks."""
    text = path.read_text()
    functions = (one for one in ast.walk(ast.parse(text)) if isinstance(one, ast.FunctionDef))
    found = next(one for one in functions if one.name == name)
    first = min([found.lineno, *(mark.lineno for mark in found.decorator_list)])
    return "\n".join(text.splitlines()[first - 1 : found.end_lineno])


def test_every_named_point_is_one_where_a_test_kills():
    points = {
        name
        for path in CODE.rglob("*.py")
        if "tests" not in path.parts and path != CODE / "foundation/core/faults.py"
        for name in re.findall(r'^ +fault\("([\w.]+)"\)', path.read_text(), re.M)
    }
    ours = [path for path in HERE.glob("*.py") if path != Path(__file__)]
    killed = {name for path in ours for name in re.findall(r'"(\w+\.\w+)"', path.read_text())}
    assert len(points) > 15
    assert points - killed == WITHOUT_A_DEATH
