"""Signed contracts with their evidence, taken away in one archive, in the language of whoever asks."""

import csv
import io
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from ensemble.foundation.accounts.stepup import FRESH_FOR
from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.files.reading import content_of
from ensemble.money.invoicing.models import Invoice
from ensemble.work.contracts.models import Envelope
from ensemble.work.contracts.tests import builders as contracts
from ensemble.work.timesheets.actions.approving import approve
from ensemble.work.timesheets.tests.builders import a_month

pytestmark = pytest.mark.django_db
LATE = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
"""Already 2027 where the operator is, not yet in New York."""


@pytest.fixture
def signed(chosen, house, helene, ines):
    """Every paper of the mission, on the last evening of the year."""
    with time_machine.travel(LATE, tick=False):
        contracts.signed(chosen, ines, at=LATE, starts_on=LATE.date() + timedelta(days=8))
        run_waiting()
    return Envelope.objects.filter(state="signed").exclude(evidence=None)


def speaking_english(person, zone: str = "Europe/Paris"):
    person.language, person.time_zone = "en", zone
    person.save()
    return person


def taken(client, person, year: int, kind: str) -> zipfile.ZipFile:
    asked = {"year": str(year), "kinds": [kind]}
    answer = sign_in(client, person).get(reverse("timesheets:archive"), asked)
    assert answer.status_code == 200
    return zipfile.ZipFile(io.BytesIO(answer.getvalue()))


def rows(folder: zipfile.ZipFile) -> list[dict]:
    table = folder.read("manifest.csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(table), delimiter=";"))


def test_each_contract_is_there_as_sealed_with_its_evidence(client, signed, ines):
    folder = taken(client, ines, 2027, "contracts")
    inside = {folder.read(name) for name in folder.namelist() if name != "manifest.csv"}
    kept = {content_of(one.signed_paper) for one in signed}
    proofs = {content_of(one.evidence) for one in signed}
    assert proofs
    assert inside == kept | proofs
    papers = {name.removesuffix(".pdf") for name in folder.namelist() if name.endswith(".pdf")}
    evidence = {f"{name}-evidence.json" for name in papers}
    assert evidence == {name for name in folder.namelist() if name.endswith(".json")}


def test_whoever_proved_too_long_ago_proves_again(client, signed, ines):
    with time_machine.travel(LATE, tick=False):
        sign_in(client, ines, proven_at=LATE - FRESH_FOR)
        asked = {"year": "2027", "kinds": ["contracts"]}
        answer = client.get(reverse("timesheets:archive"), asked)
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("accounts:again"))


def test_the_year_is_that_of_whoever_asks_for_words_and_rows_alike(client, signed, ines):
    someone = speaking_english(ines, "America/New_York")
    folder = taken(client, someone, 2026, "contracts")
    assert len(rows(folder)) == 2 * len(signed)
    assert all(row["Kind"] == "Signed contracts, with their evidence" for row in rows(folder))
    assert all(name.startswith(("contracts/", "manifest")) for name in folder.namelist())


def test_an_english_reader_finds_english_words(client, mission, petit, ines, at):
    month = a_month(mission, [2])
    approve(month, fingerprint=month.fingerprint(), by=petit, at=at)
    assert Invoice.objects.exists()
    found = rows(taken(client, speaking_english(ines), 2026, "invoices"))
    assert {row["Kind"] for row in found} == {"Invoices and credit notes, with their XML"}
    assert {row["Why it is not here"] for row in found} == {
        "The document of this invoice is being made. Come back in a minute."
    }
