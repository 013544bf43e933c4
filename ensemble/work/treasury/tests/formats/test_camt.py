"""Statements as banks write them, and as nobody should."""

import tracemalloc
from datetime import date
from decimal import Decimal

import pytest

from ensemble.work.treasury.formats import camt
from ensemble.work.treasury.formats.statement import LARGEST, Unreadable
from ensemble.work.treasury.tests.formats.builders import (
    OURS,
    THEIRS,
    camt053,
    camt054,
    entry,
    statement,
)


def read_one(*entries: str, **of_statement):
    (account,) = camt.read(camt053(statement(*entries, **of_statement)))
    return account


def test_it_reads_the_account_its_period_and_its_balances():
    account = read_one(entry("12.50", reference="A1"), moved="12.50")
    assert (account.iban, account.number, account.currency) == (OURS, "2026-00220", "EUR")
    assert (account.from_on, account.to_on) == (date(2026, 11, 20), date(2026, 11, 20))
    assert (account.opening, account.closing) == (Decimal("1000.00"), Decimal("1012.50"))
    assert account.gap == 0


def test_it_reads_who_paid_how_much_and_for_what():
    words = "FC-2026-000123 NOVEMBRE"
    (one,) = read_one(entry("12765.00", reference="A1", words=words)).movements
    assert (one.amount, one.currency, one.reference) == (Decimal("12765.00"), "EUR", "A1")
    assert (one.name, one.iban, one.words) == ("Groupe Varenne", THEIRS, words)
    assert (one.booked_on, one.end_to_end_id, one.returned) == (date(2026, 11, 20), "", False)


def test_it_signs_what_leaves():
    (one,) = read_one(entry("-9250.00", end_to_end_id="P-1", name="Karim Benali")).movements
    assert (one.amount, one.end_to_end_id) == (Decimal("-9250.00"), "P-1")
    assert one.name == "Karim Benali"


def test_it_opens_a_batch_into_its_transfers():
    details = "".join(
        f"<TxDtls><Refs><EndToEndId>P-{n}</EndToEndId></Refs><Amt Ccy='EUR'>{amount}</Amt></TxDtls>"
        for n, amount in ((1, "100.00"), (2, "50.25"))
    )
    batch = (
        "<Ntry><Amt Ccy='EUR'>150.25</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>"
        "2026-11-20</Dt></BookgDt><AcctSvcrRef>B1</AcctSvcrRef><NtryDtls><Btch><NbOfTxs>2</NbOfTxs>"
        f"</Btch>{details}</NtryDtls></Ntry>"
    )
    first, second = read_one(batch).movements
    assert (first.amount, first.end_to_end_id, first.reference) == (-100, "P-1", "B1/1")
    assert (second.amount, second.end_to_end_id) == (Decimal("-50.25"), "P-2")


def test_a_batch_whose_transfers_do_not_add_up_stays_whole():
    details = "<TxDtls><Amt Ccy='EUR'>1</Amt></TxDtls>" * 2
    batch = (
        "<Ntry><Amt Ccy='EUR'>150.25</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>"
        f"2026-11-20</Dt></BookgDt><NtryDtls>{details}</NtryDtls></Ntry>"
    )
    (one,) = read_one(batch).movements
    assert one.amount == Decimal("-150.25")


def test_it_says_that_a_payment_came_back_and_why():
    (one,) = read_one(entry("9250.00", end_to_end_id="P-1", code="RRTN", reason="AC04")).movements
    assert (one.returned, one.reason, one.end_to_end_id) == (True, "AC04", "P-1")


def test_it_leaves_aside_what_is_not_booked():
    account = read_one(entry("5.00", status="PDNG"), entry("6.00"))
    assert ([one.amount for one in account.movements], account.pending) == ([6], 1)


def test_it_reads_notices_which_have_no_balance():
    (account,) = camt.read(camt054(entry("12.00", reference="A1")))
    assert not account.is_a_record
    assert account.movements[0].reference == "A1"


def test_it_reads_every_account_of_the_file():
    first, second = statement(entry("1.00")), statement(entry("2.00"), iban=THEIRS)
    assert [one.iban for one in camt.read(camt053(first, second))] == [OURS, THEIRS]


@pytest.mark.parametrize("version", ["02", "04", "08", "10"])
def test_it_reads_every_version(version):
    (account,) = camt.read(camt053(statement(entry("1.00")), version=version))
    assert len(account.movements) == 1


DOCTYPES = {
    "an entity of a file": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
    "an entity of an address": '<!DOCTYPE x [<!ENTITY e SYSTEM "http://127.0.0.1:1/">]>',
    "a billion laughs": '<!DOCTYPE x [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
    "a mere name": "<!DOCTYPE Document>",
}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("doctype", DOCTYPES.values(), ids=DOCTYPES.keys())
def test_any_document_type_is_refused(doctype, encoding):
    """Bad inputs 41 and 42: XXE, billion laughs."""
    body = camt053(statement(entry("1.00", words="&e;")), head="").decode()
    content = f'<?xml version="1.0" encoding="{encoding}"?>{doctype}{body}'.encode(encoding)
    with pytest.raises(Unreadable, match=r"type de document|document type"):
        camt.read(content)


def test_a_statement_of_two_hundred_megabytes_is_refused_at_once():
    """Bad input 42: before anything of it is read, and no copy of it is made."""
    content = b"<Document>" + b" " * (200 * 1024 * 1024)
    tracemalloc.start()
    try:
        with pytest.raises(Unreadable, match="20"):
            camt.read(content)
        assert tracemalloc.get_traced_memory()[1] < 1024 * 1024
    finally:
        tracemalloc.stop()
    assert LARGEST == 20 * 1024 * 1024


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"<html/>",
        camt053(statement(entry("1.00")))[:-80],
        camt053(statement(entry("1.00"))).replace(b"1.00", b"NaN"),
        camt053(statement(entry("1.00"))).replace(b"<Dt>2026-11-20</Dt>", b"<Dt>soon</Dt>"),
    ],
    ids=["empty", "text", "html", "cut", "not a number", "not a day"],
)
def test_what_is_no_statement_is_refused_with_a_sentence(content):
    with pytest.raises(Unreadable):
        camt.read(content)
