"""Every file has an end: its kind says how long it is kept, and what that is counted from."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.template.loader import get_template

from ensemble.foundation.files.kinds import FileKind, known_kinds
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.files.terms import CAME_IN, YEAR_CLOSED
from ensemble.foundation.parameters.models import DatedValue

ROOT = Path(__file__).parents[3]
PAGE = (ROOT / "docs/legal.md").read_text()
OURS = [kind for kind in known_kinds() if not kind.name.startswith("files.")]  # those of tests
CLASS_3 = {
    "compliance.identity",
    "contracts.evidence",
    "contracts.signed_paper",
    "treasury.statement",
}


def named(kind: FileKind) -> str:
    return kind.name


def test_every_app_that_holds_a_file_declares_its_kinds():
    holders = {
        model._meta.app_label
        for model in apps.get_models()
        for field in model._meta.fields
        if field.related_model is StoredFile
    }
    declared = {kind.name.partition(".")[0] for kind in OURS}
    assert declared <= holders
    assert holders - declared <= {"mailroom"}  # letters name files that others keep


@pytest.mark.django_db
@pytest.mark.parametrize("kind", OURS, ids=named)
def test_every_kind_has_a_term_that_is_dated_and_sourced(kind):
    if not kind.term.value:
        return  # it goes at once
    found = DatedValue.objects.filter(name=kind.term.value, valid_to=None).get()
    assert int(found.value) > 0
    assert found.source


@pytest.mark.parametrize("kind", OURS, ids=named)
def test_every_term_is_counted_from_something_that_happens(kind):
    assert kind.term.since
    if kind.term.since in (CAME_IN, YEAR_CLOSED):
        return
    for verb in kind.term.since:
        get_template(f"timeline/{verb.replace('.', '/')}.html")


@pytest.mark.parametrize("kind", OURS, ids=named)
def test_the_page_says_so(kind):
    (row,) = re.findall(rf"^\| `{re.escape(kind.name)}` \|(.*)\|$", PAGE, re.M)
    assert f"`{kind.term.value}`" in row if kind.term.value else "at once" in row
    assert ("class 3" in row) is kind.secret


def test_class_3_is_identity_bank_and_evidence():
    assert {kind.name for kind in OURS if kind.secret} == CLASS_3
