"""The French of the interface: complete, and set as French is."""

import re
from pathlib import Path

import polib
import pytest

CATALOGUE = polib.pofile(str(Path(__file__).parents[1] / "locale/fr/LC_MESSAGES/django.po"))


def test_it_is_complete():
    assert (CATALOGUE.untranslated_entries(), CATALOGUE.fuzzy_entries()) == ([], [])


@pytest.mark.parametrize("entry", CATALOGUE, ids=lambda entry: entry.msgid[:40])
def test_it_follows_french_typography(entry):
    for text in (entry.msgstr, *entry.msgstr_plural.values()):
        assert not re.search(r"(?<!\u00a0)[:;?!»](?=\s|$)", text), text
        assert not re.search(r"«(?!\u00a0)", text), text
        assert not re.search(r"\w'\w|!|\w·\w", text), text
        assert not re.search(r"\d (h|%|€|min)\b", text), text
