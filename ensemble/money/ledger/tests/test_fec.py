from datetime import date
from decimal import Decimal
from itertools import groupby

import pytest

from ensemble.foundation.core.errors import Incomplete
from ensemble.foundation.parameters.models import DatedValue
from ensemble.money.ledger.actions.posting import Credit, Debit, post_all
from ensemble.money.ledger.fec import COLUMNS, fec, keep_siren
from ensemble.money.ledger.models import FiscalYear
from ensemble.money.ledger.parties import of_organisation
from ensemble.money.ledger.tests.builders import DAY, moving, posted, sale

pytestmark = pytest.mark.django_db


@pytest.fixture
def siren() -> None:
    keep_siren("732829320")
    keep_siren("100000009")


def rows(content: bytes) -> list[dict[str, str]]:
    head, *lines = content.decode().removesuffix("\r\n").split("\r\n")
    assert head.split("\t") == COLUMNS
    return [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in lines]


def cents(amount: str) -> int:
    whole, part = amount.split(",")
    return int(whole) * 100 + int(part)


def test_r26_fec(siren, varenne):
    party = of_organisation(varenne)
    post_all([sale("a", party=party), sale("b", party=party)])
    post_all([moving(100, key="c")])

    name, content = fec(2026)

    assert name == "100000009FEC20261231.txt"
    assert len(COLUMNS) == 18
    found = rows(content)
    assert found[0] == {
        "JournalCode": "VE",
        "JournalLib": "Ventes",
        "EcritureNum": "VE-2026-000001",
        "EcritureDate": "20261112",
        "CompteNum": "411",
        "CompteLib": "Clients",
        "CompAuxNum": party,
        "CompAuxLib": "Groupe Varenne",
        "PieceRef": "VE-2026-000001",
        "PieceDate": "20261112",
        "EcritureLib": "FC-2026-000123",
        "Debit": "12765,00",
        "Credit": "0,00",
        "EcritureLet": "",
        "DateLet": "",
        "ValidDate": "20261112",
        "Montantdevise": "",
        "Idevise": "",
    }
    for _entry, lines in groupby(found, key=lambda row: row["EcritureNum"]):
        moved = [(cents(line["Debit"]), cents(line["Credit"])) for line in lines]
        assert sum(debit for debit, _credit in moved) == sum(credit for _debit, credit in moved)
    sales = sorted({row["EcritureNum"] for row in found if row["JournalCode"] == "VE"})
    assert sales == ["VE-2026-000001", "VE-2026-000002"]


def test_r26_opening_balances_are_included(siren):
    post_all([sale("a", on=date(2025, 12, 31)), sale("b")])

    found = rows(fec(2026)[1])

    opening = [row for row in found if row["JournalCode"] == "AN"]
    assert [
        (row["CompteNum"], row["CompAuxNum"], row["Debit"], row["Credit"]) for row in opening
    ] == [
        ("411", "C-1", "12765,00", "0,00"),
        ("44587", "", "0,00", "2127,50"),
        ("120", "", "0,00", "10637,50"),
    ]
    assert {row["EcritureDate"] for row in opening} == {"20260101"}
    assert [row["CompteNum"] for row in found[3:]] == ["411", "706", "44587"]


def test_r26_a_year_that_closes_in_june(siren):
    DatedValue.objects.filter(name="ledger.closing_day").update(value="06-30")
    posted()

    assert fec(2027)[0] == "100000009FEC20270630.txt"
    assert FiscalYear.objects.get().starts_on == date(2026, 7, 1)


def test_what_comes_to_nothing_is_lettered(siren, varenne):
    paid = [
        Debit("bank", Decimal("12765.00")),
        Credit("clients", Decimal("12765.00"), party="C-1", about=varenne),
    ]
    sold = [
        Debit("clients", Decimal("12765.00"), party="C-1", about=varenne),
        Credit("revenue", Decimal("12765.00")),
    ]
    later = date(2026, 12, 4)
    post_all([sale("a", lines=sold), sale("b", journal="BQ", on=later, lines=paid)])

    lettered = [row for row in rows(fec(2026)[1]) if row["EcritureLet"]]

    assert [(row["CompteNum"], row["DateLet"]) for row in lettered] == [
        ("411", "20261204"),
        ("411", "20261204"),
    ]


def test_words_stay_in_their_column(siren):
    posted(label="Reprise\tde\nnovembre", piece="F\t1")

    assert {row["EcritureLib"] for row in rows(fec(2026)[1])} == {"Reprise de novembre"}


def test_it_waits_for_the_number_of_the_company():
    posted()

    with pytest.raises(Incomplete):
        fec(2026)
    with pytest.raises(FiscalYear.DoesNotExist):
        fec(DAY.year + 1)
