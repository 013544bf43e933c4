"""PDF/A-3a, PDF/UA-1 and Factur-X, read in the structure of the file itself.

No validator of PDF/A can be had here: typst checks what it exports, and these tests read, with
another library, what the standards ask of a file like ours.
"""

from dataclasses import replace
from io import BytesIO

import facturx
import pikepdf
import pytest
from lxml import etree

from ensemble.foundation.papers.typesetting import flaws_of
from ensemble.money.invoicing.einvoice import ON_DEBITS
from ensemble.money.invoicing.factur_x import URI, with_properties
from ensemble.money.invoicing.paper import TEMPLATE, data_of, draw
from ensemble.money.invoicing.tests.einvoices.builders import (
    EVERY_KIND,
    a_credit_note,
    a_franchise_self_bill,
    an_invoice,
)

RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
EXTENSION = "{http://www.aiim.org/pdfa/ns/extension/}"
SCHEMA = "{http://www.aiim.org/pdfa/ns/schema#}"
PROPERTY = "{http://www.aiim.org/pdfa/ns/property#}"
PDFA, PDFUA = "{http://www.aiim.org/pdfa/ns/id/}", "{http://www.aiim.org/pdfua/ns/id/}"
FX = f"{{{URI}}}"


@pytest.fixture(scope="module")
def made():
    return draw(an_invoice())


@pytest.fixture(scope="module")
def document(made):
    with pikepdf.open(BytesIO(made.pdf)) as opened:
        yield opened


@pytest.fixture(scope="module")
def xmp(document):
    return etree.fromstring(document.Root.Metadata.read_bytes())


@pytest.mark.parametrize("kind", EVERY_KIND)
@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_has_nothing_to_complain_of(kind, language):
    content = EVERY_KIND[kind](language=language)

    assert flaws_of(TEMPLATE, data_of(content), language=language) == []


def test_it_carries_the_xml_to_the_byte(made, document):
    (name,) = document.attachments
    attached = document.attachments[name]

    assert name == "factur-x.xml"
    assert attached.get_file().read_bytes() == made.xml
    assert attached.get_file().mime_type == "text/xml"
    assert document.Root.AF[0].AFRelationship == "/Alternative"
    assert document.Root.AF[0].objgen == attached.obj.objgen


def test_it_says_what_it_is(xmp):
    def value(name):
        return xmp.findtext(f".//{name}")

    assert (value(f"{PDFA}part"), value(f"{PDFA}conformance")) == ("3", "A")
    assert value(f"{PDFUA}part") == "1"
    assert [
        value(f"{FX}{name}")
        for name in ("DocumentType", "DocumentFileName", "Version", "ConformanceLevel")
    ] == ["INVOICE", "factur-x.xml", "1.0", "EN 16931"]


def test_it_describes_its_properties_once_and_in_a_single_bag(xmp):
    bags = xmp.findall(f".//{EXTENSION}schemas")

    assert len(bags) == 1
    described = {
        one.findtext(f"{SCHEMA}namespaceURI"): [
            name.text for name in one.iterfind(f".//{PROPERTY}name")
        ]
        for one in bags[0].iterfind(f"{RDF}Bag/{RDF}li")
    }
    assert set(described[URI]) == {
        "DocumentType",
        "DocumentFileName",
        "Version",
        "ConformanceLevel",
    }


def test_it_opens_a_bag_where_there_is_none():
    bare = b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"></rdf:RDF>'

    xmp = etree.fromstring(with_properties(bare))

    assert len(xmp.findall(f".//{EXTENSION}schemas")) == 1
    assert xmp.findtext(f".//{FX}ConformanceLevel") == "EN 16931"


def test_it_can_be_archived(document):
    root = document.Root

    assert not document.is_encrypted
    assert root.OutputIntents[0].S == "/GTS_PDFA1"
    assert root.Metadata.get("/Filter") is None
    assert "/ID" in document.trailer
    assert {"/JavaScript", "/OpenAction", "/AA"} & set(root.keys()) == set()
    for page in document.pages:
        for font in page.Resources.Font.values():
            described = font.DescendantFonts[0].FontDescriptor
            assert {"/FontFile2", "/FontFile3"} & set(described.keys())
            assert "/ToUnicode" in font


def test_it_can_be_read_aloud(document):
    root = document.Root

    assert bool(root.MarkInfo.Marked)
    assert str(root.Lang) == "fr"
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert str(document.docinfo.Title).replace("\xa0", " ") == "Facture FC-2026-000123"
    tags = [str(tag) for tag in _tags(root.StructTreeRoot)]
    assert tags.count("/H1") == 1
    assert tags.count("/TH") == 5
    assert tags.count("/TD") == 5
    assert all("/StructParents" in page for page in document.pages)


def test_it_repeats_the_head_of_its_table_on_each_page():
    lines = an_invoice().lines * 40

    with pikepdf.open(BytesIO(draw(an_invoice(lines=lines)).pdf)) as long:
        assert len(long.pages) > 3
        tags = [str(tag) for tag in _tags(long.Root.StructTreeRoot)]
    assert (tags.count("/TH"), tags.count("/TD")) == (5, 200)


def test_it_is_the_same_file_for_the_same_content(made):
    assert draw(an_invoice()) == made
    assert draw(an_invoice(number="FC-2026-000124")).pdf != made.pdf


def test_the_factur_x_library_reads_it(made):
    name, xml = facturx.get_xml_from_pdf(made.pdf)

    assert (name, xml) == ("factur-x.xml", made.xml)
    assert facturx.get_level(etree.fromstring(xml)) == "en16931"


def test_it_prints_amounts_and_days_in_both_languages():
    french, english = data_of(an_invoice()), data_of(an_invoice(language="en"))

    assert french["totals"]["due"] == "12\xa0765,00\xa0€"
    assert french["facts"]["period"] == "novembre\xa02026"
    assert french["lines"][0]["quantity"] == "18,5"
    assert english["totals"]["due"] == "€12,765.00"
    assert english["payment"]["on"] == "30\xa0December\xa02026"
    assert english["lines"][0]["quantity"] == "18.5"


def test_it_prints_what_the_law_wants_said_and_not_what_machines_want():
    data = data_of(an_invoice(vat_point=ON_DEBITS))

    assert data["mentions"] == [
        "Indemnité forfaitaire pour frais de recouvrement : 40 €.",
        "Pénalités de retard : 12,15 % par an, exigibles sans rappel.",
        "Pas d’escompte pour paiement anticipé.",
    ]
    assert data["on_debits"]


def test_it_says_who_wrote_it_in_the_name_of_whom():
    data = data_of(a_franchise_self_bill())

    assert (data["writer"], data["self_billed"]) == ("Ensemble SAS", True)
    assert data["seller"]["name"] == "Karim Benali EI"
    assert data["taxes"][0]["reason"] == "TVA non applicable, art. 293 B du CGI"


def test_a_credit_note_asks_for_no_payment():
    data = data_of(a_credit_note())

    assert data["kind"] == "credit"
    assert data["payment"]["on"] == ""
    assert data["facts"]["preceding"] == ["FC-2026-000123, 30\xa0novembre\xa02026"]


@pytest.mark.parametrize("words", ['#panic() $x$ *gras* <b> "', "🎉 李雷", "x" * 2000])
def test_it_prints_what_people_type_as_they_typed_it(words):
    content = an_invoice(title=words, lines=(replace(an_invoice().lines[0], label=words),))

    assert facturx.get_xml_from_pdf(draw(content).pdf)[1] == draw(content).xml


def _tags(node):
    if isinstance(node, pikepdf.Array):
        for one in node:
            yield from _tags(one)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield node.S
        if "/K" in node:
            yield from _tags(node.K)
