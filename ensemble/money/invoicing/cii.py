"""An invoice as EN 16931 wants it, in the syntax CII (UN/CEFACT D22B): what Factur-X carries.

The order of the elements is that of the schema. Nothing empty is written, as the rules refuse it;
no price is negative either: what is taken off is a negative quantity.
"""

from datetime import date
from decimal import Decimal

from lxml import etree

from ensemble.money.invoicing.einvoice import SIREN, SIRET, Content, Line, Party, Tax

RSM = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
RAM = "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
UDT = "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100"
QDT = "urn:un:unece:uncefact:data:standard:QualifiedDataType:100"
NAMESPACES = {"rsm": RSM, "ram": RAM, "udt": UDT, "qdt": QDT}
EN_16931 = "urn:cen.eu:en16931:2017"
TRANSFER = "30"
YYYYMMDD = "102"
OUTSIDE_VAT = "O"

type Element = etree._Element


def write(content: Content) -> bytes:
    """The XML of an invoice, the same to the byte for the same content."""
    root = etree.Element(f"{{{RSM}}}CrossIndustryInvoice", nsmap=NAMESPACES)
    _context(_part(root, "ExchangedDocumentContext"), content)
    _document(_part(root, "ExchangedDocument"), content)
    trade = _part(root, "SupplyChainTradeTransaction")
    for position, line in enumerate(content.lines, start=1):
        _line(_group(trade, "IncludedSupplyChainTradeLineItem"), line, position)
    _agreement(_group(trade, "ApplicableHeaderTradeAgreement"), content)
    delivery = _group(trade, "ApplicableHeaderTradeDelivery")
    if content.delivered_on:
        event = _group(delivery, "ActualDeliverySupplyChainEvent")
        _day(event, "OccurrenceDateTime", content.delivered_on)
    _settlement(_group(trade, "ApplicableHeaderTradeSettlement"), content)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _context(part: Element, content: Content) -> None:
    process = _group(part, "BusinessProcessSpecifiedDocumentContextParameter")
    _put(process, "ID", content.frame)
    _put(_group(part, "GuidelineSpecifiedDocumentContextParameter"), "ID", EN_16931)


def _document(part: Element, content: Content) -> None:
    _put(part, "ID", content.number)
    _put(part, "TypeCode", content.kind)
    _day(part, "IssueDateTime", content.issued_on)
    for note in content.notes:
        written = _group(part, "IncludedNote")
        _put(written, "Content", note.text)
        _put(written, "SubjectCode", note.code)


def _line(item: Element, line: Line, position: int) -> None:
    _put(_group(item, "AssociatedDocumentLineDocument"), "LineID", str(position))
    product = _group(item, "SpecifiedTradeProduct")
    _put(product, "Name", line.label)
    _put(product, "Description", line.detail)
    price = _group(_group(item, "SpecifiedLineTradeAgreement"), "NetPriceProductTradePrice")
    _put(price, "ChargeAmount", _number(abs(line.unit_price)))
    delivery = _group(item, "SpecifiedLineTradeDelivery")
    quantity = line.quantity.copy_sign(line.net) if line.net else line.quantity
    _put(delivery, "BilledQuantity", _number(quantity), unitCode=line.unit)
    settlement = _group(item, "SpecifiedLineTradeSettlement")
    tax = _group(settlement, "ApplicableTradeTax")
    _put(tax, "TypeCode", "VAT")
    _put(tax, "CategoryCode", line.category)
    _rate(tax, line)
    _period(settlement, line.starts_on, line.ends_on)
    total = _group(settlement, "SpecifiedTradeSettlementLineMonetarySummation")
    _put(total, "LineTotalAmount", _number(line.net))


def _agreement(agreement: Element, content: Content) -> None:
    _put(agreement, "BuyerReference", content.buyer_reference)
    taxed = all(line.category != OUTSIDE_VAT for line in content.lines)
    _party(_group(agreement, "SellerTradeParty"), content.seller, taxed)
    _party(_group(agreement, "BuyerTradeParty"), content.buyer, taxed)
    for name, number in (
        ("BuyerOrderReferencedDocument", content.purchase_order),
        ("ContractReferencedDocument", content.contract),
    ):
        if number:
            _put(_group(agreement, name), "IssuerAssignedID", number)


def _party(written: Element, party: Party, taxed: bool) -> None:
    """Outside VAT no VAT number may be written, though both have one."""
    _put(written, "GlobalID", party.siret, schemeID=SIRET)
    _put(written, "Name", party.name)
    _put(written, "Description", party.legal)
    if party.siren:
        _put(_group(written, "SpecifiedLegalOrganization"), "ID", party.siren, schemeID=SIREN)
    address = _group(written, "PostalTradeAddress")
    _put(address, "PostcodeCode", party.postcode)
    _put(address, "LineOne", party.street)
    _put(address, "LineTwo", party.more)
    _put(address, "CityName", party.city)
    _put(address, "CountryID", party.country)
    scheme, endpoint = party.endpoint
    if endpoint:
        reached = _group(written, "URIUniversalCommunication")
        _put(reached, "URIID", endpoint, schemeID=scheme)
    for scheme, number in (("VA", party.vat_number), ("FC", party.tax_id)):
        if number and taxed:
            _put(_group(written, "SpecifiedTaxRegistration"), "ID", number, schemeID=scheme)


def _settlement(settlement: Element, content: Content) -> None:
    _put(settlement, "PaymentReference", content.number)
    _put(settlement, "InvoiceCurrencyCode", content.currency)
    if content.payee:
        _payee(_group(settlement, "PayeeTradeParty"), content.payee)
    _means(settlement, content)
    for tax in content.taxes:
        _tax(_group(settlement, "ApplicableTradeTax"), tax, content.vat_point)
    _period(settlement, content.starts_on, content.ends_on)
    if content.terms or content.due_on:
        terms = _group(settlement, "SpecifiedTradePaymentTerms")
        _put(terms, "Description", content.terms)
        _day(terms, "DueDateDateTime", content.due_on)
    _totals(_group(settlement, "SpecifiedTradeSettlementHeaderMonetarySummation"), content)
    for preceding in content.precedings:
        referenced = _group(settlement, "InvoiceReferencedDocument")
        _put(referenced, "IssuerAssignedID", preceding.number)
        if preceding.issued_on:
            issued = _group(referenced, "FormattedIssueDateTime")
            _dated(issued, f"{{{QDT}}}DateTimeString", preceding.issued_on)


def _payee(written: Element, payee: Party) -> None:
    _put(written, "GlobalID", payee.siret, schemeID=SIRET)
    _put(written, "Name", payee.name)
    if payee.siren:
        _put(_group(written, "SpecifiedLegalOrganization"), "ID", payee.siren, schemeID=SIREN)


def _means(settlement: Element, content: Content) -> None:
    """A transfer needs its IBAN; without one the terms say how the invoice is paid."""
    if not content.account:
        return
    means = _group(settlement, "SpecifiedTradeSettlementPaymentMeans")
    _put(means, "TypeCode", TRANSFER)
    account = _group(means, "PayeePartyCreditorFinancialAccount")
    _put(account, "IBANID", content.account.iban)
    _put(account, "AccountName", content.account.holder)
    if content.account.bic:
        bank = _group(means, "PayeeSpecifiedCreditorFinancialInstitution")
        _put(bank, "BICID", content.account.bic)


def _tax(written: Element, tax: Tax, vat_point: str) -> None:
    _put(written, "CalculatedAmount", _number(tax.amount))
    _put(written, "TypeCode", "VAT")
    _put(written, "ExemptionReason", tax.reason)
    _put(written, "BasisAmount", _number(tax.base))
    _put(written, "CategoryCode", tax.category)
    _put(written, "ExemptionReasonCode", tax.code)
    _put(written, "DueDateTypeCode", vat_point)
    _rate(written, tax)


def _rate(written: Element, taxed: Line | Tax) -> None:
    if taxed.category != OUTSIDE_VAT:  # what is outside VAT has no rate, not even zero
        _put(written, "RateApplicablePercent", _number(taxed.rate))


def _totals(totals: Element, content: Content) -> None:
    _put(totals, "LineTotalAmount", _number(sum((line.net for line in content.lines), Decimal(0))))
    _put(totals, "TaxBasisTotalAmount", _number(content.net))
    _put(totals, "TaxTotalAmount", _number(content.vat), currencyID=content.currency)
    _put(totals, "GrandTotalAmount", _number(content.gross))
    if content.paid:
        _put(totals, "TotalPrepaidAmount", _number(content.paid))
    _put(totals, "DuePayableAmount", _number(content.due))


def _period(parent: Element, starts_on: date | None, ends_on: date | None) -> None:
    if starts_on or ends_on:
        period = _group(parent, "BillingSpecifiedPeriod")
        _day(period, "StartDateTime", starts_on)
        _day(period, "EndDateTime", ends_on)


def _part(root: Element, name: str) -> Element:
    return etree.SubElement(root, f"{{{RSM}}}{name}")


def _group(parent: Element, name: str) -> Element:
    return etree.SubElement(parent, f"{{{RAM}}}{name}")


def _put(parent: Element, name: str, text: str, **attributes: str) -> None:
    if text:
        etree.SubElement(parent, f"{{{RAM}}}{name}", attributes).text = text


def _day(parent: Element, name: str, on: date | None) -> None:
    if on:
        _dated(_group(parent, name), f"{{{UDT}}}DateTimeString", on)


def _dated(parent: Element, name: str, on: date) -> None:
    etree.SubElement(parent, name, {"format": YYYYMMDD}).text = f"{on:%Y%m%d}"


def _number(amount: Decimal) -> str:
    return f"{amount:f}"
