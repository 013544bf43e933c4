"""`docs/legal.md` names the tests of each rule, and the dated values: both are where it says."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs/legal.md").read_text()
RULES = [f"{number:02}" for number in range(1, 28)]


def files_of(rule: str) -> set[str]:
    return {
        str(path.relative_to(ROOT / "ensemble"))
        for path in (ROOT / "ensemble").rglob("test_*.py")
        if f"def test_r{rule}_" in path.read_text()
    }


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_stands_under_its_name_where_the_page_says(rule):
    (row,) = re.findall(rf"^\| R{rule} \| (.*\.py.*) \|$", PAGE, re.M)

    assert set(re.findall(r"`([^`]+)`", row)) == files_of(rule)


@pytest.mark.django_db
def test_the_dated_values_that_the_page_names_are_there():
    from ensemble.foundation.files.kinds import known_kinds
    from ensemble.foundation.parameters.models import DatedValue

    apps = "bank|contracts|credit|files|invoicing|ledger|missions|reserve|vigilance"
    named = set(re.findall(rf"`((?:{apps})\.[a-z_.]+\*?)`", PAGE))
    known = set(DatedValue.objects.values_list("name", flat=True))
    known |= {kind.name for kind in known_kinds()}

    assert {one for one in named if not any(_is(one, name) for name in known)} == set()


def _is(named: str, name: str) -> bool:
    return name.startswith(named[:-1]) if named.endswith("*") else name == named
