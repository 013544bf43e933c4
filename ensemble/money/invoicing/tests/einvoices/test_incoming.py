"""What others send, the hostile included: nothing is followed, nothing is half kept."""

import time
import tracemalloc
import zlib
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from facturx.generate_xml import generate_ubl_xml
from facturx.parse_xml import parse_ubl_cii_xml
from lxml import etree

from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.papers.tests.builders import a_letter
from ensemble.foundation.papers.typesetting import typeset
from ensemble.money.invoicing import cii
from ensemble.money.invoicing.actions.arriving import match, set_aside, take_back, take_in
from ensemble.money.invoicing.incoming import Unreadable, read
from ensemble.money.invoicing.models import Arrival
from ensemble.money.invoicing.paper import draw
from ensemble.money.invoicing.tests.builders import ISSUED
from ensemble.money.invoicing.tests.einvoices.builders import (
    EVERY_KIND,
    a_credit_note,
    a_franchise_self_bill,
    an_invoice,
)

SECRET = 'SYSTEM "file:///etc/passwd"'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(12))


def as_ubl(content) -> bytes:
    terms = parse_ubl_cii_xml(cii.write(content))
    xml = generate_ubl_xml(terms, level="en16931", check_xsd=True, check_schematron="none")
    return etree.tostring(xml) if isinstance(xml, etree._Element) else xml


def with_a_declaration(declared: str) -> bytes:
    xml = cii.write(an_invoice()).decode().split("?>", 1)[1]
    return f"<?xml version='1.0'?><!DOCTYPE rsm:CrossIndustryInvoice [{declared}]>{xml}".encode()


@pytest.mark.parametrize("kind", EVERY_KIND)
def test_it_reads_our_own_xml_back(kind):
    content = EVERY_KIND[kind]()
    said = read(cii.write(content))

    assert said.syntax == "cii"
    assert (said.content.number, said.content.kind) == (content.number, content.kind)
    assert (said.content.net, said.content.vat, said.content.gross, said.content.due) == (
        content.net,
        content.vat,
        content.gross,
        content.due,
    )
    assert said.content.seller.siren == content.seller.siren
    assert said.content.purchase_order == content.purchase_order
    assert said.content.precedings == content.precedings
    assert [line.label for line in said.content.lines] == [line.label for line in content.lines]


def test_it_reads_a_factur_x():
    said = read(draw(an_invoice()).pdf)

    assert (said.syntax, said.content.number) == ("factur-x", "FC-2026-000123")
    assert said.content.account.iban == an_invoice().account.iban


@pytest.mark.parametrize("content", [an_invoice(), a_credit_note()], ids=["invoice", "credit"])
def test_it_reads_ubl(content):
    said = read(as_ubl(content))

    assert (said.syntax, said.content.number) == ("ubl", content.number)
    assert (said.content.gross, said.content.seller.siren) == (
        content.gross,
        content.seller.siren,
    )


def test_bad_input_41_an_external_entity_is_refused():
    with pytest.raises(Unreadable):
        read(with_a_declaration(f"<!ENTITY x {SECRET}>").replace(b"BC-4521", b"&x;"))


@pytest.mark.parametrize("declared", ["", "<!ELEMENT a ANY>", f"<!ENTITY % p {SECRET}> %p;"])
def test_bad_input_41_any_declaration_is_refused(declared):
    with pytest.raises(Unreadable):
        read(with_a_declaration(declared))


def test_bad_input_41_a_declaration_in_another_encoding_is_refused():
    hostile = with_a_declaration(f"<!ENTITY x {SECRET}>").decode()

    with pytest.raises(Unreadable):
        read(hostile.replace("version='1.0'", "version='1.0' encoding='UTF-16'").encode("utf-16"))


def test_bad_input_42_a_billion_laughs_is_refused_within_a_second():
    """Of work, whatever else the machine does."""
    started = time.process_time()

    with pytest.raises(Unreadable):
        read(with_a_declaration(LAUGHS).replace(b"BC-4521", b"&l11;"))

    assert time.process_time() - started < 1


def test_bad_input_42_more_than_twenty_megabytes_is_refused_unread():
    heavy = b"<a>" + b" " * (200 * 1024 * 1024)
    tracemalloc.start()
    try:
        with pytest.raises(Unreadable):
            read(heavy)
        assert tracemalloc.get_traced_memory()[1] < 1024 * 1024
    finally:
        tracemalloc.stop()


def test_a_pdf_that_swells_is_refused():
    bomb = zlib.compress(b" " * (64 * 1024 * 1024), 9)

    with pytest.raises(Unreadable):
        read(_carrying(bomb))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello",
        b"<order/>",
        b"%PDF-1.7 and nothing else",
        b"\x00" * 100,
        b"<Invoice xmlns='urn:oasis:names:specification:ubl:schema:xsd:Invoice-2'/>",
        b"<rsm:CrossIndustryInvoice xmlns:rsm='" + cii.RSM.encode() + b"'/>",
    ],
)
def test_what_is_no_invoice_is_refused_with_a_sentence(content):
    with pytest.raises(Unreadable) as refused:
        read(content)

    assert str(refused.value).endswith(".")


def test_a_pdf_without_anything_for_machines_says_so():
    with pytest.raises(Unreadable, match="machines"):
        read(typeset("papers/letter", a_letter(), language="fr"))


@pytest.mark.parametrize("amount", [b"NaN", b"1e309", b"Infinity", b"99999999999999.00", b"dix"])
def test_bad_input_10_an_amount_that_is_none_is_refused(amount):
    with pytest.raises(Unreadable):
        read(cii.write(an_invoice()).replace(b">12765.00<", b">" + amount + b"<"))


@pytest.mark.django_db
class TestArriving:
    def test_it_is_kept_read_and_proposed_to_its_payee(self, karim_ei, ines):
        content = a_franchise_self_bill(
            kind="380", seller=_of(karim_ei), number="F-77", purchase_order="BC-9"
        )

        arrival = take_in(cii.write(content), name="f.xml", by=ines, at=ISSUED)

        assert (arrival.state, arrival.member) == ("waiting", karim_ei.member)
        assert (arrival.number, arrival.gross) == ("F-77", Decimal("9250.00"))
        assert (arrival.purchase_order, arrival.findings) == ("BC-9", [])

    def test_the_same_file_is_one_arrival(self, ines):
        xml = cii.write(an_invoice())

        first = take_in(xml, name="a.xml", by=ines, at=ISSUED)

        assert take_in(xml, name="b.xml", by=None, at=ISSUED) == first
        assert (Arrival.objects.count(), StoredFile.objects.count()) == (1, 1)

    def test_it_shows_what_breaks_a_rule_and_keeps_it_all_the_same(self, ines):
        wrong = cii.write(an_invoice(number="FC 1"))

        arrival = take_in(wrong, name="a.xml", by=ines, at=ISSUED)

        assert [finding["rule"] for finding in arrival.findings] == ["BR-FR-02_BT-1"]

    def test_nothing_is_kept_of_what_cannot_be_read(self, ines):
        with pytest.raises((Unreadable, ValidationError)):
            take_in(with_a_declaration(LAUGHS), name="a.xml", by=ines, at=ISSUED)

        assert (Arrival.objects.count(), StoredFile.objects.count()) == (0, 0)

    def test_finance_says_whom_it_pays(self, karim, ines, petit):
        arrival = take_in(cii.write(an_invoice()), name="a.xml", by=ines, at=ISSUED)
        with pytest.raises(Refused):
            match(arrival, member=karim, by=petit, at=ISSUED)
        with pytest.raises(TooLate):
            match(arrival, by=ines, at=ISSUED)

        match(arrival, member=karim, by=ines, at=ISSUED)

        arrival.refresh_from_db()
        assert (arrival.state, arrival.member, arrival.decided_by) == ("matched", karim, ines)
        with pytest.raises(TooLate):
            set_aside(arrival, reason="Non", by=ines, at=ISSUED)

    def test_what_is_set_aside_says_why_and_may_come_back(self, ines):
        arrival = take_in(cii.write(an_invoice()), name="a.xml", by=ines, at=ISSUED)
        with pytest.raises(TooLate):
            set_aside(arrival, reason=" ", by=ines, at=ISSUED)

        set_aside(arrival, reason="Pas pour nous", by=ines, at=ISSUED)
        take_back(arrival, by=ines, at=ISSUED)

        assert Arrival.objects.get().state == "waiting"


def _of(business):
    from ensemble.money.invoicing.parties import party_of
    from ensemble.money.invoicing.rendering import _party

    return _party(party_of(business))


def _carrying(compressed: bytes) -> bytes:
    """A PDF whose attachment is far larger than it looks."""
    from io import BytesIO

    import pikepdf

    document = pikepdf.new()
    document.add_blank_page()
    stream = pikepdf.Stream(document, b"")
    stream.write(compressed, filter=pikepdf.Name.FlateDecode)
    stream.Type = pikepdf.Name.EmbeddedFile
    spec = pikepdf.Dictionary(
        Type=pikepdf.Name.Filespec,
        F="factur-x.xml",
        UF="factur-x.xml",
        EF=pikepdf.Dictionary(F=document.make_indirect(stream)),
    )
    names = pikepdf.Array(["factur-x.xml", document.make_indirect(spec)])
    document.Root.Names = pikepdf.Dictionary(EmbeddedFiles=pikepdf.Dictionary(Names=names))
    written = BytesIO()
    document.save(written)
    return written.getvalue()
