import re

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

from ensemble.foundation.ui.finders import LAYERS, script, stylesheet


def test_it_joins_one_style_sheet_in_layer_order():
    sheet = stylesheet()
    assert sheet.startswith(LAYERS)
    seen = list(dict.fromkeys(re.findall(r"@layer (\w+) \{", sheet)))
    assert seen == re.findall(r"\w+", LAYERS)[1:]


def test_it_keeps_comments_out():
    assert "/*" not in stylesheet()


def test_it_names_files_from_where_the_joined_sheet_is_served():
    for reference in re.findall(r'url\("([^"]+)"\)', stylesheet()):
        assert finders.find(f"ui/{reference}"), reference


def test_it_joins_one_script_where_no_name_leaks():
    assert 'customElements.define("command-palette"' in script()
    assert not re.search(r"^(import|export) ", script(), re.MULTILINE)


def test_it_uses_no_browser_storage():
    assert not re.search(r"localStorage|sessionStorage|indexedDB|document\.cookie", script())


def test_it_uses_only_tokens_that_exist():
    sheet = stylesheet()
    known = set(re.findall(r"(--[\w-]+):", sheet))
    assert set(re.findall(r"var\((--[\w-]+)\)", sheet)) <= known


@pytest.mark.parametrize("path", ["ui/ensemble.css", "ui/ensemble.js"])
def test_it_is_found_like_any_static_file(path):
    assert finders.find(path).endswith(path)


def test_it_is_collected_hashed_and_compressed(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    (sheet,) = (tmp_path / "static" / "ui").glob("ensemble.*.css")
    assert sheet.with_name(sheet.name + ".gz").exists()
    assert re.search(
        r'url\("vendor/bricolage-grotesque-first\.[0-9a-f]{12}\.woff2"\)', sheet.read_text()
    )
