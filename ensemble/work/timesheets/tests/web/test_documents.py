"""A year of documents in one archive, by the rights of each; and one month alone."""

import csv
import hashlib
import io
import zipfile

import pytest
from django.urls import reverse

from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.money.invoicing.actions.making import make_paper
from ensemble.money.invoicing.models import Invoice
from ensemble.work.timesheets.actions.approving import approve
from ensemble.work.timesheets.models import Timesheet
from ensemble.work.timesheets.tests.builders import a_month

pytestmark = pytest.mark.django_db
ALL = {"year": "2026", "kinds": ["contracts", "invoices", "months"]}


@pytest.fixture
def approved(mission, petit, at):
    month = a_month(mission, [2, 3, 4])
    approve(month, fingerprint=month.fingerprint(), by=petit, at=at)
    for invoice in Invoice.objects.all():
        make_paper(invoice, by=None, at=at)
    return Timesheet.objects.get(pk=month.pk)


def taken(client, person, **asked) -> zipfile.ZipFile:
    answer = sign_in(client, person).get(reverse("timesheets:archive"), ALL | asked)
    assert answer.status_code == 200
    assert answer.streaming
    return zipfile.ZipFile(io.BytesIO(answer.getvalue()))


def names(folder: zipfile.ZipFile) -> list[str]:
    return [name.split("-FC-")[-1].split("-AF-")[-1] for name in folder.namelist()]


def rows(folder: zipfile.ZipFile) -> list[dict]:
    table = folder.read("manifest.csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(table), delimiter=";"))


def test_each_party_takes_what_it_may_read(client, approved, karim, helene, ines, petit):
    """Karim his invoice, the buyer hers, finance both; whoever follows the mission, the month alone."""
    month = f"mois/2026-11-groupe-varenne-karim-benali-{approved.pk}.pdf"
    sold, bought = "factures/2026-11-30-732829320", "factures/2026-11-30-300000007"
    hers = [f"{bought}-AF-300000007-2026-0001.{end}" for end in ("pdf", "xml")]
    theirs = [f"{sold}-FC-2026-000001.{end}" for end in ("pdf", "xml")]
    expected = {
        karim.person: [*hers, month],
        helene: [*theirs, month],
        ines: [*hers, *theirs, month],
        petit: [month],
    }
    for person, documents in expected.items():
        assert sorted(taken(client, person).namelist()) == sorted([*documents, "manifest.csv"])


def test_the_manifest_says_the_hash_of_every_file(client, approved, ines):
    folder = taken(client, ines)
    said = {row["Fichier"]: row["SHA-256"] for row in rows(folder)}
    assert len(said) == 5
    for name, digest in said.items():
        assert hashlib.sha256(folder.read(name)).hexdigest() == digest


def test_only_the_kinds_and_the_year_chosen(client, approved, ines):
    assert len(taken(client, ines, kinds=["months"]).namelist()) == 2
    sign_in(client, ines)
    for asked in ({"year": "2019"}, {"kinds": []}, {"kinds": ["everything"]}):
        answer = client.get(reverse("timesheets:archive"), ALL | asked)
        assert answer.status_code == 422


def test_an_invoice_whose_paper_is_being_made_is_said(client, mission, petit, ines, at):
    month = a_month(mission, [2])
    approve(month, fingerprint=month.fingerprint(), by=petit, at=at)
    folder = taken(client, ines, kinds=["invoices"])
    assert folder.namelist() == ["manifest.csv"]
    why = {row["Pourquoi elle n’est pas ici"] for row in rows(folder)}
    assert len(rows(folder)) == 4
    assert all("en cours" in one for one in why)


def test_the_page_counts_what_there_is(client, approved, ines, django_assert_max_num_queries):
    sign_in(client, ines)
    with django_assert_max_num_queries(20):
        text = client.get(reverse("timesheets:documents")).text
    assert "2026" in text
    assert "Mois validés" in text


def test_nobody_finds_what_is_not_theirs(client, approved, oscar, julie, marc):
    for someone in (oscar, julie.person):
        text = sign_in(client, someone).get(reverse("timesheets:documents")).text
        assert "2026" not in text.split("<main")[1].split("</main")[0]
        paper = reverse("timesheets:paper", args=[approved.public_id])
        assert client.get(paper).status_code == 404
    assert sign_in(client, marc).get(reverse("timesheets:documents")).status_code == 403


def test_a_month_is_taken_alone(client, approved, petit):
    answer = sign_in(client, petit).get(reverse("timesheets:paper", args=[approved.public_id]))
    assert answer.content.startswith(b"%PDF-1.7")


def test_a_month_that_waits_is_no_document_yet(client, mission, karim):
    month = a_month(mission, [2])
    paper = reverse("timesheets:paper", args=[month.public_id])
    assert sign_in(client, karim.person).get(paper).status_code == 409
