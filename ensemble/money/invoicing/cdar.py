"""The message of a status (CDAR, UN/CEFACT D22B), as French platforms exchange it: written and read.

Only what a status says: which invoice, which status, why, and what was collected at which rate.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from lxml import etree

from ensemble.money.invoicing.cii import QDT, RAM, UDT, Element
from ensemble.money.invoicing.einvoice import FRENCH_DIRECTORY, SIREN
from ensemble.money.invoicing.models import Arrival, Code, Invoice, Status
from ensemble.money.invoicing.reasons import sentence

RSM = "urn:un:unece:uncefact:data:standard:CrossDomainAcknowledgementAndResponse:100"
NAMESPACES = {"rsm": RSM, "ram": RAM, "udt": UDT, "qdt": QDT}
PROFILE = "urn.cpro.gouv.fr:1p0:CDV:invoice"
SELLER, BUYER, PLATFORM = "SE", "BY", "WK"  # UNTDID 3035
BY_A_COMPANY = "23"
MOMENT, DAY = "204", "102"

# UNTDID 4405, beside the French code.
INTERNATIONAL = {
    Code.APPROVED: "1",
    Code.COMPLETED: "37",
    Code.SUSPENDED: "39",
    Code.DISPUTED: "46",
    Code.PAYMENT_SENT: "47",
    Code.COLLECTED: "47",
    Code.APPROVED_IN_PART: "49",
    Code.REFUSED: "50",
}
IN_FRENCH = {
    Code.DEPOSITED: "Déposée",
    Code.ISSUED: "Émise par la plateforme",
    Code.RECEIVED: "Reçue par la plateforme",
    Code.AVAILABLE: "Mise à disposition",
    Code.TAKEN: "Prise en charge",
    Code.APPROVED: "Approuvée",
    Code.APPROVED_IN_PART: "Approuvée partiellement",
    Code.DISPUTED: "En litige",
    Code.SUSPENDED: "Suspendue",
    Code.COMPLETED: "Complétée",
    Code.REFUSED: "Refusée",
    Code.PAYMENT_SENT: "Paiement transmis",
    Code.COLLECTED: "Encaissée",
    Code.REJECTED: "Rejetée",
    Code.CANCELLED: "Annulée",
    Code.INADMISSIBLE: "Irrecevable",
}


class Unreadable(ValueError):
    """This is no message of a status."""


@dataclass(frozen=True)
class Said:
    """What a message says of one invoice."""

    number: str
    issued_on: date | None
    seller_siren: str
    code: str
    reason_code: str
    reason: str
    at: datetime


def write(status: Status) -> bytes:
    """A status of ours: what we collected as a seller, or answer as a buyer."""
    one = status.about
    code = Code(status.code)
    as_seller = code == Code.COLLECTED
    ours, theirs = _sirens(one) if as_seller else reversed(_sirens(one))
    roles = (SELLER, BUYER) if as_seller else (BUYER, SELLER)
    root = etree.Element(f"{{{RSM}}}CrossDomainAcknowledgementAndResponse", nsmap=NAMESPACES)
    context = _part(root, "ExchangedDocumentContext")
    _put(_group(context, "BusinessProcessSpecifiedDocumentContextParameter"), "ID", "REGULATED")
    _put(_group(context, "GuidelineSpecifiedDocumentContextParameter"), "ID", PROFILE)
    document = _part(root, "ExchangedDocument")
    _put(document, "ID", str(status.public_id))
    _put(document, "Name", f"{one.number}_{code}_{IN_FRENCH[code].replace(' ', '_')}")
    _moment(document, "IssueDateTime", status.said_at)
    _put(_group(document, "SenderTradeParty"), "RoleCode", PLATFORM)
    _party(document, "IssuerTradeParty", ours, roles[0])
    reached = _party(document, "RecipientTradeParty", theirs, roles[1])
    _put(
        _group(reached, "URIUniversalCommunication"),
        "URIID",
        theirs,
        schemeID=FRENCH_DIRECTORY,
    )
    _acknowledgement(_part(root, "AcknowledgementDocument"), status, code)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _sirens(one: Invoice | Arrival) -> tuple[str, str]:
    """Of whoever sells, and of whoever buys."""
    if isinstance(one, Arrival):
        return one.seller_siren, one.buyer_siren
    return one.seller.siren, one.buyer.siren


def _acknowledgement(part: Element, status: Status, code: Code) -> None:
    one = status.about
    several = _group(part, "MultipleReferencesIndicator")
    etree.SubElement(several, f"{{{UDT}}}Indicator").text = "false"
    _put(part, "TypeCode", BY_A_COMPANY)
    _moment(part, "IssueDateTime", status.said_at)
    referenced = _group(part, "ReferenceReferencedDocument")
    _put(referenced, "IssuerAssignedID", one.number)
    _put(referenced, "StatusCode", INTERNATIONAL.get(code, "45"))
    _put(referenced, "TypeCode", one.kind)
    issued = _group(referenced, "FormattedIssueDateTime")
    written = etree.SubElement(issued, f"{{{QDT}}}DateTimeString", {"format": DAY})
    written.text = f"{one.issued_on:%Y%m%d}"
    _put(referenced, "ProcessConditionCode", code)
    _put(referenced, "ProcessCondition", IN_FRENCH[code])
    _party(referenced, "IssuerTradeParty", _sirens(one)[0], SELLER)
    if status.reason_code or status.collected:
        _why(_group(referenced, "SpecifiedDocumentStatus"), status)


def _why(part: Element, status: Status) -> None:
    _put(part, "ReasonCode", status.reason_code)
    _put(part, "Reason", status.reason or (sentence(status.reason_code)))
    _put(part, "SequenceNumeric", "1")
    for block in status.collected:
        said = _group(part, "SpecifiedDocumentCharacteristic")
        _put(said, "TypeCode", "MEN")
        _put(said, "ValuePercent", f"{block.rate:.2f}")
        _put(said, "ValueAmount", f"{block.gross:.2f}", currencyID="EUR")


def read(xml: bytes) -> list[Said]:
    """The statuses that a message says, of one invoice or several. Raises Unreadable."""
    try:
        root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise Unreadable(str(error)) from error
    if root.getroottree().docinfo.doctype or etree.QName(root).namespace != RSM:
        raise Unreadable("not a message of a status")
    return [
        _said(referenced, root)
        for referenced in root.iterfind(".//ram:ReferenceReferencedDocument", NAMESPACES)
    ]


def _said(referenced: Element, root: Element) -> Said:
    def find(path: str, within: Element = referenced) -> str:
        return (within.findtext(path, "", NAMESPACES) or "").strip()

    moment = find("rsm:AcknowledgementDocument/ram:IssueDateTime/udt:DateTimeString", root)
    said = Said(
        number=find("ram:IssuerAssignedID"),
        issued_on=_read_day(find("ram:FormattedIssueDateTime/qdt:DateTimeString")),
        seller_siren=find("ram:IssuerTradeParty/ram:GlobalID"),
        code=find("ram:ProcessConditionCode"),
        reason_code=find("ram:SpecifiedDocumentStatus/ram:ReasonCode"),
        reason=find("ram:SpecifiedDocumentStatus/ram:Reason"),
        at=_read_moment(moment),
    )
    if said.code not in Code.values or not said.number:
        raise Unreadable(f"no status {said.code!r} of {said.number!r}")
    return said


def _read_day(written: str) -> date | None:
    return datetime.strptime(written, "%Y%m%d").date() if written else None


def _read_moment(written: str) -> datetime:
    try:
        return datetime.strptime(written, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError as error:
        raise Unreadable(f"no moment in {written!r}") from error


def _party(parent: Element, name: str, siren: str, role: str) -> Element:
    party = _group(parent, name)
    _put(party, "GlobalID", siren, schemeID=SIREN)
    _put(party, "RoleCode", role)
    return party


def _part(root: Element, name: str) -> Element:
    return etree.SubElement(root, f"{{{RSM}}}{name}")


def _group(parent: Element, name: str) -> Element:
    return etree.SubElement(parent, f"{{{RAM}}}{name}")


def _put(parent: Element, name: str, text: str, **attributes: str) -> None:
    if text:
        etree.SubElement(parent, f"{{{RAM}}}{name}", attributes).text = text


def _moment(parent: Element, name: str, at: datetime) -> None:
    written = etree.SubElement(_group(parent, name), f"{{{UDT}}}DateTimeString", format=MOMENT)
    written.text = f"{at.astimezone(UTC):%Y%m%d%H%M%S}"
