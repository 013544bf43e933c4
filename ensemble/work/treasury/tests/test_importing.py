"""Statements come in once, as they are: bad inputs 40 to 43."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.files.reading import content_of
from ensemble.work.treasury import previews
from ensemble.work.treasury.actions.importing import (
    discard,
    keep_statement,
    record,
    save_mapping,
)
from ensemble.work.treasury.actions.matching_alone import match_certain
from ensemble.work.treasury.formats.statement import Unreadable
from ensemble.work.treasury.formats.table import Mapping
from ensemble.work.treasury.models import BankLine, Statement
from ensemble.work.treasury.tests.builders import NOW
from ensemble.work.treasury.tests.formats import test_ofx as ofx
from ensemble.work.treasury.tests.formats.builders import THEIRS, camt053, camt054, entry, statement

CSV = "Date;Libellé;Montant\n20/11/2026;VIR VARENNE;12,50\n20/11/2026;VIR VARENNE;12,50\n".encode()


def brought(account, content: bytes, by, name="releve.xml") -> Statement:
    return keep_statement(account, content=content, name=name, by=by, at=NOW)


def test_it_keeps_the_original_and_records_its_lines(account, make, ines):
    content = camt053(statement(entry("12.50", reference="A1", words="FC-1"), moved="12.50"))
    recorded = record(brought(account, content, ines), by=ines, at=NOW)
    line = recorded.lines.get()
    assert (recorded.state, recorded.opening, recorded.closing) == (
        "recorded",
        1000,
        Decimal("1012.50"),
    )
    assert (line.amount, line.left, line.other_name) == (
        Decimal("12.50"),
        Decimal("12.50"),
        "Groupe Varenne",
    )
    assert (line.other_iban, line.masked) == (THEIRS, "FR76 •••• 0129")
    assert content_of(recorded.file) == content


def test_the_same_file_is_recorded_once(account, make, ines, bruno):
    """Bad input 43."""
    content = camt053(statement(entry("12.50", reference="A1"), moved="12.50"))
    first, second = brought(account, content, ines), brought(account, content, bruno)
    record(first, by=ines, at=NOW)
    with pytest.raises(TooLate, match="Inès Carpentier"):
        record(second, by=bruno, at=NOW)
    with pytest.raises(TooLate):
        brought(account, content, bruno)
    assert BankLine.objects.count() == 1


def test_days_that_overlap_are_told_once(account, make, ines):
    """Bad input 43: a notice, then the day, then the week."""
    one, two, three = (entry(f"{n}.00", reference=f"A{n}") for n in (1, 2, 3))
    for content in (
        camt054(one),
        camt053(statement(one, two, moved="3")),
        camt053(statement(one, two, three, moved="6")),
    ):
        record(brought(account, content, ines), by=ines, at=NOW)
    assert sorted(BankLine.objects.values_list("amount", flat=True)) == [1, 2, 3]


def test_two_equal_movements_of_one_file_are_two(account, make, ines):
    save_mapping(account, Mapping(day="Date", words="Libellé", amount="Montant"), by=ines, at=NOW)
    record(brought(account, CSV, ines, "a.csv"), by=ines, at=NOW)
    record(brought(account, CSV + b"21/11/2026;AUTRE;1,00\n", ines, "b.csv"), by=ines, at=NOW)
    assert BankLine.objects.count() == 3


def test_a_reversal_is_another_line(account, make, ines):
    """Bad input 43."""
    there, back = entry("5.00", reference="A1"), entry("-5.00", reference="A1")
    recorded = record(brought(account, camt053(statement(there, back)), ines), by=ines, at=NOW)
    assert sorted(recorded.lines.values_list("amount", flat=True)) == [-5, 5]


def test_another_currency_is_an_exception(account, make, ines):
    """Bad input 43."""
    content = camt054(entry("5.00", reference="A1", currency="USD"))
    assert len(previews.read(content, account).warnings) == 1
    recorded = record(brought(account, content, ines), by=ines, at=NOW)
    assert recorded.lines.get().note == "currency"


def test_another_account_is_left_aside_or_refused(account, make, ines):
    """Bad input 43."""
    other = statement(entry("5.00"), iban=THEIRS, moved="5")
    mine = statement(entry("6.00"), moved="6")
    preview = previews.read(camt053(other, mine), account)
    assert ([m.amount for m, _mark in preview.new], len(preview.warnings)) == ([6], 1)
    with pytest.raises(Unreadable, match=r"FR76 •••• 0129"):
        previews.read(camt053(other), account)


def test_movements_that_do_not_make_the_balance_are_refused(account, make):
    with pytest.raises(Unreadable):
        previews.read(camt053(statement(entry("5.00"), closing="1004.00")), account)


def test_a_balance_that_does_not_follow_is_said(account, make, ines):
    first = camt053(statement(entry("5.00", reference="A1"), moved="5"))
    record(brought(account, first, ines), by=ines, at=NOW)
    later = statement(
        entry("1.00", reference="A2"), opening="2000", moved="1", on=date(2026, 11, 24)
    )
    assert len(previews.read(camt053(later), account).warnings) == 1


@pytest.mark.parametrize("sent", [b"%PDF-1.4 not a statement", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04"])
def test_what_is_no_statement_is_not_kept(sent, account, make, ines):
    with pytest.raises(ValidationError):
        brought(account, sent, ines)


def test_a_csv_asks_once_which_column_says_what(account, make, ines):
    with pytest.raises(previews.MappingNeeded):
        previews.read(CSV, account)
    save_mapping(account, Mapping(day="Date", words="Libellé", amount="Montant"), by=ines, at=NOW)
    assert len(previews.read(CSV, account).new) == 2


def test_an_ofx_is_kept_recorded_and_matched(account, make, varenne, varenne_sa, ines):
    """As French banks write it: without the country nor the key of the account."""
    sale = make.sold(varenne)
    content = (ofx.HEAD + ofx.BODY.replace("FC-2026-000123", sale.number)).encode()
    kept = brought(account, content, ines, "releve.ofx")
    recorded = record(kept, by=ines, at=NOW)
    match_certain(recorded, at=NOW)
    receipt, fee = recorded.lines.order_by("position")
    sale.refresh_from_db()
    assert (recorded.format, content_of(recorded.file)) == (Statement.Format.OFX, content)
    assert (recorded.from_on, recorded.to_on) == (date(2026, 11, 1), date(2026, 11, 20))
    assert (receipt.reference, receipt.amount, receipt.left) == ("X1", Decimal("12765.00"), 0)
    assert (fee.amount, fee.left, sale.open_amount) == (Decimal("-3.20"), Decimal("3.20"), 0)
    with pytest.raises(TooLate, match="Inès Carpentier"):
        brought(account, content, ines, "releve.ofx")


def test_what_was_set_aside_is_purged(account, make, ines):
    kept = brought(account, camt053(statement(entry("5.00"), moved="5")), ines)
    discard(kept, by=ines, at=NOW)
    kept.file.refresh_from_db()
    assert (kept.state, kept.file.state) == ("discarded", "purging")
    with pytest.raises(TooLate):
        record(kept, by=ines, at=NOW)


def test_only_finance_imports(account, make, claire, odile):
    for someone in (claire, odile):
        with pytest.raises(Refused):
            brought(account, CSV, someone)
