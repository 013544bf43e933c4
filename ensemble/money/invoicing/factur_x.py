"""What makes a PDF a Factur-X, besides the XML it carries: four properties in its metadata.

PDF/A wants every property declared by a schema that describes it, all of them in one bag. Typst has
already opened that bag for PDF/UA: a second one would be the same property twice, and the file
would no longer be PDF/A. So ours joins the bag that is there.
"""

from io import BytesIO

FILE_NAME = "factur-x.xml"
LEVEL = "EN 16931"
URI = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#"

END = b"</rdf:RDF>"
BAG = b"<pdfaExtension:schemas><rdf:Bag>"

_PROPERTIES = (
    ("DocumentFileName", "name of the embedded XML invoice file"),
    ("DocumentType", "INVOICE"),
    ("Version", "the version of the Factur-X XML schema"),
    ("ConformanceLevel", "the conformance level of the embedded Factur-X data"),
)
_DESCRIBED = "".join(
    f'<rdf:li rdf:parseType="Resource"><pdfaProperty:name>{name}</pdfaProperty:name>'
    "<pdfaProperty:valueType>Text</pdfaProperty:valueType>"
    "<pdfaProperty:category>external</pdfaProperty:category>"
    f"<pdfaProperty:description>{description}</pdfaProperty:description></rdf:li>"
    for name, description in _PROPERTIES
)
SCHEMA = (
    '<rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>"
    f"<pdfaSchema:namespaceURI>{URI}</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>fx</pdfaSchema:prefix>"
    f"<pdfaSchema:property><rdf:Seq>{_DESCRIBED}</rdf:Seq></pdfaSchema:property></rdf:li>"
).encode()
WHOLE_BAG = (
    b'<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    b' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    b' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    + BAG
    + SCHEMA
    + b"</rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)
VALUES = (
    f'<rdf:Description rdf:about="" xmlns:fx="{URI}">'
    "<fx:DocumentType>INVOICE</fx:DocumentType>"
    f"<fx:DocumentFileName>{FILE_NAME}</fx:DocumentFileName>"
    "<fx:Version>1.0</fx:Version>"
    f"<fx:ConformanceLevel>{LEVEL}</fx:ConformanceLevel></rdf:Description>"
).encode()


def declared(pdf: bytes) -> bytes:
    """The same PDF, its metadata saying that it is a Factur-X; the same to the byte each time."""
    import pikepdf  # half a second to load: papers are made by the worker

    with pikepdf.open(BytesIO(pdf)) as document:
        metadata = document.Root.Metadata
        metadata.write(with_properties(metadata.read_bytes()))
        written = BytesIO()
        document.save(written, deterministic_id=True, fix_metadata_version=False)
    return written.getvalue()


def with_properties(xmp: bytes) -> bytes:
    if BAG in xmp:
        return xmp.replace(BAG, BAG + SCHEMA, 1).replace(END, VALUES + END, 1)
    return xmp.replace(END, WHOLE_BAG + VALUES + END, 1)
