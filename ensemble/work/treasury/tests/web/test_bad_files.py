"""What banks never send, brought to the page that takes statements: 40 to 43, and steps skipped (20)."""

import tracemalloc
from datetime import date
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.foundation.files.models import StoredFile
from ensemble.work.treasury.models import BankLine, Statement
from ensemble.work.treasury.tests.builders import NOW, PAY_ON
from ensemble.work.treasury.tests.formats.builders import THEIRS, camt053, entry, statement

pytestmark = pytest.mark.django_db
HEAD = "Date;Libellé;Débit;Crédit\n"
COLUMNS = {
    "day": "Date",
    "words": "Libellé",
    "debit": "Débit",
    "credit": "Crédit",
    "day_format": "%d/%m/%Y",
    "decimal_comma": "1",
}
LAUGHS = "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10 if before else "ha"}">'
    for before, name in zip(["", *"abcdefgh"], "abcdefghi", strict=True)
)


@pytest.fixture(autouse=True)
def that_thursday(stopped_clock):
    """The day of the statements below, whenever the tests run."""


@pytest.fixture
def as_ines(client, ines):
    return sign_in(client, ines)


def url(name: str, thing=None) -> str:
    return reverse(f"treasury:{name}", args=[thing.public_id] if thing else [])


def brought(client, account, content: bytes, name: str = "releve.xml"):
    file = SimpleUploadedFile(name, content)
    return client.post(url("import"), {"account": account.pk, "file": file})


def nothing_was_kept() -> bool:
    return not (Statement.objects.exists() or StoredFile.objects.exists())


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:1/">]>',
        f"<!DOCTYPE x [{LAUGHS}]>",
        "<!DOCTYPE Document>",
    ],
    ids=["a file of ours", "an address of ours", "a billion laughs", "a mere name"],
)
def test_a_statement_that_declares_entities_is_refused_at_once(as_ines, account, doctype):
    """Nothing of it is told at length: it takes little memory. The page was drawn before."""
    body = camt053(statement(entry("1.00", words="&e;&i;"), moved="1"), head="").decode()
    assert brought(as_ines, account, b"<Document/>").status_code == 422
    tracemalloc.start()
    try:
        answer = brought(as_ines, account, f'<?xml version="1.0"?>{doctype}{body}'.encode())
        assert tracemalloc.get_traced_memory()[1] < 16 * 1024 * 1024
    finally:
        tracemalloc.stop()
    assert answer.status_code == 422
    assert "root:" not in answer.text
    assert nothing_was_kept()


def test_a_statement_above_twenty_megabytes_is_refused(as_ines, account):
    answer = brought(as_ines, account, b"<Document>" + b" " * (20 * 1024 * 1024))
    assert answer.status_code == 422
    assert "20" in answer.text
    assert nothing_was_kept()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "latin-1"])
def test_a_table_of_any_french_bank_is_shown_then_recorded(as_ines, account, encoding):
    rows = "20/11/2026;VIR GROUPE VARENNE;;1 000,50\n21/11/2026;FRAIS TENUE DÉCEMBRE;3,20;\n"
    asked = as_ines.get(brought(as_ines, account, (HEAD + rows).encode(encoding), "a.csv").url)
    answer = as_ines.post(asked.url, COLUMNS)
    kept = Statement.objects.get()
    page = as_ines.get(answer.url).text
    assert "FRAIS TENUE DÉCEMBRE" in page
    assert not BankLine.objects.exists()
    assert as_ines.post(url("record", kept)).status_code == 303
    amounts = kept.lines.order_by("position").values_list("amount", flat=True)
    assert list(amounts) == [Decimal("1000.50"), Decimal("-3.20")]


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        ('20/11/2026;VIR;;1,00\n21/11/2026;"oups;;1,00\n', ["3"]),
        (
            "20/11/2026;VIR;;1,00\n99/99/2026;x;;1\n21/11/2026;y;;NaN\n22/11/2026;z;1;1\n",
            list("345"),
        ),
    ],
    ids=["a quotation mark not closed", "lines at fault"],
)
def test_a_table_at_fault_names_its_lines_and_records_none(as_ines, account, rows, named):
    sound = brought(as_ines, account, (HEAD + "20/11/2026;VIR;;1,00\n").encode(), "sound.csv")
    as_ines.post(as_ines.get(sound.url).url, COLUMNS)
    answer = brought(as_ines, account, (HEAD + rows).encode(), "faulty.csv")
    assert answer.status_code == 422
    assert all(f"igne {number}" in answer.text for number in named)
    assert (Statement.objects.count(), BankLine.objects.count()) == (1, 0)


def test_a_table_of_two_hundred_thousand_lines_is_all_or_nothing(as_ines, account):
    lines = [f"20/11/2026;VIR {number};;1,00\n" for number in range(200_000)]
    asked = as_ines.get(brought(as_ines, account, (HEAD + "".join(lines)).encode(), "a.csv").url)
    as_ines.post(asked.url, COLUMNS)
    preview = as_ines.get(url("statement", Statement.objects.get()))
    assert preview.status_code == 200
    assert "200\u202f000" in preview.text or "200\u00a0000" in preview.text
    lines[150_000] = "20/11/2026;VIR;;dix\n"
    answer = brought(as_ines, account, (HEAD + "".join(lines)).encode(), "b.csv")
    assert (answer.status_code, "150" in answer.text) == (422, True)
    assert not BankLine.objects.exists()


def test_the_same_statement_twice_and_days_that_overlap_are_told_once(as_ines, account):
    def days(*amounts: int, on: date = date(2026, 11, 20)) -> bytes:
        lines = [entry(f"{one}.00", reference=f"A{one}") for one in amounts]
        return camt053(statement(*lines, moved=str(sum(amounts)), on=on))

    for content in (days(1, 2), days(1, 2, 3)):
        shown = brought(as_ines, account, content)
        assert as_ines.post(shown.url + "/record").status_code == 303
    assert brought(as_ines, account, days(1, 2)).status_code == 409
    assert as_ines.post(shown.url + "/record").status_code == 409
    assert sorted(BankLine.objects.values_list("amount", flat=True)) == [1, 2, 3]


def test_the_statement_of_another_account_is_refused(as_ines, account):
    answer = brought(as_ines, account, camt053(statement(entry("5.00"), iban=THEIRS, moved="5")))
    assert answer.status_code == 422
    assert "FR76 •••• 0129" in answer.text
    assert nothing_was_kept()


def test_no_step_of_a_run_is_skipped(client, make, account, owed, ines, bruno):
    run = make.prepare(account, pay_on=PAY_ON, by=ines, at=NOW)
    sign_in(client, bruno)
    for name in ("approve", "file", "take_back"):
        assert client.post(url(name, run), {"sha256": ""}).status_code == 409
    make.submit(run, by=ines, at=NOW)
    for name in ("file", "submit", "look_again"):
        assert client.post(url(name, run)).status_code == 409
    run.refresh_from_db()
    assert (run.state, owed.settlements.count()) == ("submitted", 0)


def test_a_statement_set_aside_is_recorded_no_more(as_ines, account):
    shown = brought(as_ines, account, camt053(statement(entry("5.00"), moved="5")))
    assert as_ines.post(shown.url + "/discard").status_code == 303
    assert as_ines.post(shown.url + "/record").status_code == 409
    assert not BankLine.objects.exists()
