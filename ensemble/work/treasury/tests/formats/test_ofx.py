from decimal import Decimal

import pytest

from ensemble.work.treasury.formats import ofx
from ensemble.work.treasury.formats.statement import Unreadable

HEAD = """OFXHEADER:100
DATA:OFXSGML
VERSION:102
SECURITY:NONE
ENCODING:USASCII
CHARSET:1252
COMPRESSION:NONE
OLDFILEUID:NONE
NEWFILEUID:NONE

"""
BODY = (
    "<OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS><DTSERVER>20261120000000"
    "<LANGUAGE>FRA</SONRS></SIGNONMSGSRSV1><BANKMSGSRSV1><STMTTRNRS><TRNUID>1<STATUS><CODE>0"
    "<SEVERITY>INFO</STATUS><STMTRS><CURDEF>EUR<BANKACCTFROM><BANKID>30006<BRANCHID>00001"
    "<ACCTID>12345678901<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST><DTSTART>20261101<DTEND>"
    "20261120<STMTTRN><TRNTYPE>CREDIT<DTPOSTED>20261115<TRNAMT>+12765.00<FITID>X1<NAME>VIR GROUPE"
    " VARENNE<MEMO>FC-2026-000123</STMTTRN><STMTTRN><TRNTYPE>DEBIT<DTPOSTED>20261116<TRNAMT>-3.20"
    "<FITID>X2<NAME>FRAIS</STMTTRN></BANKTRANLIST><LEDGERBAL><BALAMT>100.00<DTASOF>20261120"
    "</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>"
)


def test_it_reads_the_movements_and_their_references():
    (account,) = ofx.read((HEAD + BODY).encode())
    receipt, fee = account.movements
    assert (receipt.amount, receipt.reference) == (Decimal("12765.00"), "X1")
    assert (receipt.name, receipt.words) == ("VIR GROUPE VARENNE", "FC-2026-000123")
    assert (fee.amount, fee.words) == (Decimal("-3.20"), "FRAIS")
    assert account.iban == "300060000112345678901"


@pytest.mark.parametrize(
    "content",
    [b"", b"<OFX>", HEAD.encode(), (HEAD + BODY[:-40]).encode(), (HEAD + "<OFX>x</OFX>").encode()],
    ids=["empty", "opened", "head", "cut", "hollow"],
)
def test_what_is_no_ofx_is_refused_with_a_sentence(content):
    with pytest.raises(Unreadable):
        ofx.read(content)


def test_a_document_type_is_refused():
    with pytest.raises(Unreadable, match=r"type de document|document type"):
        ofx.read(b"<!DOCTYPE OFX [<!ENTITY a 'b'>]>" + BODY.encode())
