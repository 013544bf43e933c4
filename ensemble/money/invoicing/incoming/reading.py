"""From the bytes that came to what they say. Nothing of the file is believed before it is read.

A PDF is opened by a process of its own, with little time and little room; no type of document is
declared in an XML, so no entity is ever followed.
"""

from dataclasses import dataclass
from decimal import InvalidOperation
from typing import Any

from django.utils.translation import gettext as _
from lxml import etree

from ensemble.money.invoicing.einvoice import Content
from ensemble.money.invoicing.incoming.extracting import extracted
from ensemble.money.invoicing.incoming.terms import content_of
from ensemble.money.invoicing.incoming.unreadable import Unreadable
from ensemble.money.invoicing.validation.layers import CII, UBL_CREDIT, UBL_INVOICE

MOST = 20 * 1024 * 1024
FLAVOURS = {CII: "facturx", UBL_INVOICE: "ubl-2.1-invoice", UBL_CREDIT: "ubl-2.1-creditnote"}


@dataclass(frozen=True)
class Read:
    syntax: str  # factur-x, cii, ubl
    xml: bytes
    content: Content


def read(content: bytes) -> Read:
    """What an e-invoice says. Raises Unreadable, with a sentence for whoever sent it."""
    if len(content) > MOST:
        raise Unreadable(_("This file weighs more than 20 MB: an invoice weighs far less."))
    is_pdf = content.lstrip()[:5] == b"%PDF-"
    xml = extracted(content) if is_pdf else content
    root = _parsed(xml)
    syntax = "factur-x" if is_pdf else "cii" if root.tag == CII else "ubl"
    return Read(syntax, xml, _content(root))


def _parsed(xml: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(_("This file is not an invoice that machines can read.")) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable(_("This file declares a type of document, which an invoice never does."))
    if root.tag not in FLAVOURS:
        raise Unreadable(_("This file is not an invoice: it is neither CII nor UBL."))
    return root


def _content(root: etree._Element) -> Content:
    from facturx.parse_xml import parse_ubl_cii_xml  # two seconds to load, for who reads alone

    try:
        terms: dict[str, Any] = parse_ubl_cii_xml(
            root, flavor=FLAVOURS[root.tag], level="en16931", check_xsd=False
        )
        return content_of(terms)
    except Unreadable:
        raise
    except (InvalidOperation, ArithmeticError) as error:
        raise Unreadable(_("An amount of this invoice is not a number.")) from error
    except Exception as error:  # the library raises plain exceptions for what it cannot read
        raise Unreadable(_("Something in this invoice cannot be read.")) from error
