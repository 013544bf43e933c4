from datetime import date
from decimal import Decimal

import pytest

from ensemble.work.treasury.formats import table
from ensemble.work.treasury.formats.statement import Unreadable
from ensemble.work.treasury.formats.table import Mapping

TWO = Mapping(day="Date", words="Libellé", debit="Débit", credit="Crédit")
CSV = "Date;Libellé;Débit;Crédit\n20/11/2026;VIR VARENNE;;1 000,50\n21/11/2026;FRAIS;3,20;\n"


def amounts(content: bytes, mapping: Mapping) -> list[Decimal]:
    (account,) = table.read(content, mapping)
    return [one.amount for one in account.movements]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_it_reads_what_french_banks_export(encoding):
    """Bad input 40: with a mark of order, with semicolons, in Latin letters."""
    content = CSV.encode(encoding)
    found, delimiter = table.guess(content)
    mapping = Mapping(**(TWO.__dict__ | {"encoding": found, "delimiter": delimiter}))
    assert amounts(content, mapping) == [Decimal("1000.50"), Decimal("-3.20")]


def test_one_column_may_carry_the_sign():
    content = b"day,text,sum\n2026-11-20,rent,-1,\n".replace(b"-1,", b'"-1,200.50"')
    mapping = Mapping(
        day="day",
        words="text",
        amount="sum",
        delimiter=",",
        day_format="%Y-%m-%d",
        decimal_comma=False,
    )
    (account,) = table.read(content, mapping)
    assert account.movements[0].amount == Decimal("-1200.50")
    assert account.movements[0].booked_on == date(2026, 11, 20)


def test_a_bank_may_write_debits_above_zero():
    mapping = Mapping(day="Date", words="Libellé", amount="Crédit", reversed_sign=True)
    assert amounts(CSV.splitlines(keepends=True)[0].encode() + b"20/11/2026;x;;5\n", mapping) == [
        -5
    ]


def test_every_line_at_fault_is_named_and_none_is_kept():
    bad = CSV + "99/99/2026;x;;1\n22/11/2026;y;;1e309\n23/11/2026;z;1;1\n24/11/2026;w\n"
    with pytest.raises(Unreadable) as told:
        table.read(bad.encode(), TWO)
    assert [message.split()[1].rstrip("\u00a0:") for message in told.value.messages] == list("4567")


def test_a_quotation_mark_that_is_not_closed_is_said():
    """Bad input 40."""
    with pytest.raises(Unreadable) as told:
        table.read((CSV + '22/11/2026;"oups;;1\n').encode(), TWO)
    assert len(told.value.messages) == 1


def test_two_hundred_thousand_lines_are_read():
    """Bad input 40."""
    lines = "20/11/2026;VIR;;1,00\n" * 200_000
    assert len(amounts(("Date;Libellé;Débit;Crédit\n" + lines).encode(), TWO)) == 200_000


def test_a_column_that_is_not_there_is_said():
    with pytest.raises(Unreadable, match="Crédit"):
        table.read(b"Date;Libell\xc3\xa9;D\xc3\xa9bit\n", TWO)


def test_what_is_no_text_is_refused():
    with pytest.raises(Unreadable):
        table.read(
            b"Date;\x00;\xff\n", Mapping(day="Date", words="x", amount="y", encoding="utf-8")
        )
