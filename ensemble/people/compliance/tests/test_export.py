"""The vigilance file: an index that can be filed, and the papers as they were verified."""

import io
import zipfile
from datetime import date

import pytest

from ensemble.foundation.papers.typesetting import flaws_of
from ensemble.foundation.parameters.models import Operator
from ensemble.people.compliance import export
from ensemble.people.compliance.tests.builders import PDF, a_business, a_full_safe, a_paper

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 12)
RECENT = date(2026, 10, 1)


def opened(content: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content))


def made(business, now, language="fr", **options) -> bytes:
    return export.vigilance_file(business, on=TODAY, at=now, language=language, **options)


def test_it_holds_an_index_and_every_verified_paper_but_the_identity(karim, ines, now):
    business = a_full_safe(a_business(karim, at=now), by=ines, issued_on=RECENT, at=now)
    archive = opened(made(business, now, title="Planification, Groupe Varenne"))
    names = archive.namelist()
    assert names[0] == "00-index.pdf"
    assert [name[:2] for name in names] == ["00", "01", "02", "03", "04"]
    assert archive.read(names[1]) == PDF
    assert archive.read(names[0]).startswith(b"%PDF-")
    assert archive.testzip() is None


def test_what_nobody_verified_is_named_and_not_enclosed(karim, now):
    business = a_business(karim, at=now)
    a_paper(business, issued_on=RECENT, at=now)
    assert opened(made(business, now)).namelist() == ["00-index.pdf"]


def test_the_same_facts_make_the_same_bytes(karim, ines, now):
    business = a_full_safe(a_business(karim, at=now), by=ines, issued_on=RECENT, at=now)
    assert made(business, now) == made(business, now)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("status", ["sasu", "eu_firm"])
def test_its_index_has_no_flaw(karim, ines, now, language, status):
    business = a_full_safe(
        a_business(karim, status=status, at=now), by=ines, issued_on=RECENT, at=now
    )
    rows = export._enclosed(business, TODAY)
    said = {"on": TODAY, "at": now, "title": "Mission", "checked_on": None}
    data = export._data(business, rows, Operator.current(), **said)
    assert flaws_of("compliance/vigilance", data, language=language) == []


def test_its_name_says_whose_and_when(karim, now):
    business = a_business(karim, legal_name="Œuvre & Fils <SARL>", at=now)
    assert export.file_name(business, on=TODAY) == "vigilance-uvre-fils-sarl-2026-11-12.zip"
