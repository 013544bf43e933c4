"""The vigilance file: an index that can be filed, and the papers as they were verified."""

import io
import zipfile
from datetime import date

import pytest
from django.utils import translation

from ensemble.foundation.papers.typesetting import flaws_of
from ensemble.people.compliance import export
from ensemble.people.compliance.index import MissionCheck, data_of
from ensemble.people.compliance.models import Business, Document
from ensemble.people.compliance.tests.builders import (
    PDF,
    a_business,
    a_full_safe,
    a_paper,
    a_verified_paper,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 12)
RECENT = date(2026, 10, 1)


def opened(content: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content))


def made(business, now, language="fr", **options) -> bytes:
    return export.vigilance_file(business, on=TODAY, at=now, language=language, **options)


def some_checks(business: Business) -> list[MissionCheck]:
    """That of the signature, done, and the next one."""
    first = Document.objects.filter(business=business, kind="vigilance", state="verified").first()
    return [
        MissionCheck(TODAY, TODAY, "Inès Carpentier", "Tout y est.", first),
        MissionCheck(date(2027, 5, 12)),
    ]


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
    checks = some_checks(business)
    with translation.override(language):
        asked = export.asked_of(business, on=TODAY, checks=checks)
        data = data_of(asked, at=now, title="Mission")
    assert [row["state"] for row in data["checks"]] == (
        ["Vérification faite", "À venir"] if language == "fr" else ["Check done", "To come"]
    )
    assert flaws_of("compliance/vigilance", data, language=language) == []


def test_its_name_says_whose_and_when(karim, now):
    business = a_business(karim, legal_name="Œuvre & Fils <SARL>", at=now)
    assert export.file_name(business, on=TODAY) == "vigilance-uvre-fils-sarl-2026-11-12.zip"


def test_between_two_checks_it_encloses_the_certificate_of_the_last(karim, ines, now):
    """Seven months old since, and another one sent that nobody has read: it is the one that counts."""
    business = a_full_safe(a_business(karim, at=now), by=ines, issued_on=RECENT, at=now)
    checks = some_checks(business)
    a_paper(business, issued_on=date(2027, 5, 2), at=now)
    asked = export.asked_of(business, on=date(2027, 5, 3), checks=checks)
    enclosed = {paper.pk for paper, _name in asked.enclosures}
    assert checks[0].document.pk in enclosed
    assert asked.standings[0].is_in_order
    assert asked.checked_on == TODAY


def test_each_check_is_told_with_the_certificate_of_its_day(karim, ines, now):
    business = a_full_safe(a_business(karim, at=now), by=ines, issued_on=RECENT, at=now)
    first, _next = some_checks(business)
    later = date(2027, 5, 12)
    second = a_verified_paper(business, by=ines, issued_on=date(2027, 5, 2), code="K4", at=now)
    checks = [first, MissionCheck(later, later, "Bruno Vidal", "Tout y est.", second)]
    asked = export.asked_of(business, on=date(2027, 6, 1), checks=checks)
    with translation.override("fr"):
        rows = data_of(asked, at=now, title="Mission")["checks"]
    assert [row["by"] for row in rows] == ["Inès Carpentier", "Bruno Vidal"]
    assert [row["code"] for row in rows] == [first.document.code, "K4"]
    names = opened(made(business, now, checks=checks)).namelist()
    assert rows[0]["file"] != rows[1]["file"]
    assert {row["file"] for row in rows} <= set(names)


def test_a_check_that_is_late_makes_the_file_say_so(karim, ines, now):
    business = a_full_safe(a_business(karim, at=now), by=ines, issued_on=RECENT, at=now)
    asked = export.asked_of(business, on=date(2027, 5, 13), checks=some_checks(business))
    assert asked.checked_on is None
    with translation.override("en"):
        data = data_of(asked, at=now, title="Mission")
    assert data["checks"][1]["state"] == "Due, not done yet"
    assert "six months" in data["result"]
