from pathlib import Path

import grimp
import pytest

from ensemble.config.ground import ROOT
from ensemble.config.wings import looks_down, order


@pytest.fixture(scope="module")
def imports():
    return grimp.build_graph("ensemble", cache_dir=None)


def test_every_app_has_its_place_in_the_order():
    found = {app.parent.relative_to(ROOT) for app in (ROOT / "ensemble").rglob("apps.py")}
    assert {Path(*name.split(".")) for name in order()} == found


def test_the_order_reads_from_the_top():
    assert looks_down("ensemble.config", "ensemble.foundation.core")
    assert looks_down("ensemble.foundation.mailroom", "ensemble.foundation.persons")
    assert not looks_down("ensemble.foundation.persons", "ensemble.foundation.mailroom")


def test_only_config_imports_the_pages_of_an_app(imports):
    modules = {name for name in imports.modules if ".tests" not in name}
    pages = {name for name in modules if name.endswith(".web")}
    intruders = [
        f"{importer} imports {module}"
        for page in pages
        for module in (page, *imports.find_descendants(page))
        for importer in imports.find_modules_that_directly_import(module) & modules
        if not f"{importer}.".startswith((f"{page}.", "ensemble.config."))
    ]
    assert intruders == []
