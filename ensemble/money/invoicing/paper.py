"""The paper of an invoice: Factur-X, one PDF that people read and machines too.

Typst sets the page (PDF/A-3a, PDF/UA-1) and attaches the XML; what it cannot write, the four
properties by which readers know a Factur-X, `factur_x` adds to the metadata.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal

from django.utils import translation
from django.utils.dates import MONTHS

from ensemble.foundation.papers.typesetting import typeset
from ensemble.foundation.ui.formats import NBSP, french
from ensemble.foundation.ui.formats.money import euros, percent
from ensemble.money.invoicing import cii
from ensemble.money.invoicing.einvoice import DEPOSITS, ON_DEBITS, Content, Line, Party, Tax
from ensemble.money.invoicing.factur_x import declared
from ensemble.money.invoicing.models import Invoice
from ensemble.money.invoicing.rendering import content_of

TEMPLATE = "invoicing/invoice"
FOR_MACHINES = frozenset({"BAR"})


@dataclass(frozen=True)
class MadeInvoice:
    pdf: bytes
    xml: bytes


def make(invoice: Invoice) -> MadeInvoice:
    """The paper of an invoice as it was frozen; nothing is kept here, nor checked."""
    return draw(content_of(invoice))


def draw(content: Content) -> MadeInvoice:
    """The same two files to the byte for the same content."""
    xml = cii.write(content)
    pdf = typeset(TEMPLATE, data_of(content), language=content.language, attached=xml.decode())
    return MadeInvoice(declared(pdf), xml)


def data_of(content: Content) -> dict:
    """What the template prints: amounts and days written in the language of the invoice."""
    seller = content.seller
    with translation.override(content.language):
        return {
            "at": datetime.combine(content.issued_on, time(12), UTC),
            "operator": {
                "name": seller.name,
                "address": ", ".join(_address(seller)),
                "phone": "",
                "email": seller.email,
                "legal_notice": seller.legal,
            },
            "letterhead": content.established_by or seller.name,
            "kind": _kind(content),
            "number": content.number,
            "about": content.title,
            "writer": content.established_by,
            "self_billed": content.is_self_billed,
            "seller": _party(seller),
            "buyer": _party(content.buyer),
            "facts": _facts(content),
            "lines": [_line(line) for line in content.lines],
            "taxes": [_tax(tax) for tax in content.taxes],
            "totals": _totals(content),
            "payment": _payment(content),
            "on_debits": content.vat_point == ON_DEBITS,
            "mentions": [note.text for note in content.notes if note.code not in FOR_MACHINES],
        }


def _kind(content: Content) -> str:
    if content.is_credit:
        return "credit"
    return "deposit" if content.kind in DEPOSITS else "invoice"


def _party(party: Party) -> dict:
    return {
        "name": party.name,
        "address": _address(party),
        "siren": _in_groups(party.siren, 3),
        "vat_number": party.vat_number,
    }


def _address(party: Party) -> list[str]:
    town = f"{party.postcode} {party.city}".strip()
    abroad = "" if party.country == "FR" else party.country
    return [part for part in (party.street, party.more, town, abroad) if part]


def _facts(content: Content) -> dict:
    return {
        "issued_on": _day(content.issued_on),
        "period": _period(content.starts_on, content.ends_on),
        "order": content.purchase_order,
        "reference": content.buyer_reference,
        "contract": content.contract,
        "preceding": [
            ", ".join(filter(None, (preceding.number, _day(preceding.issued_on))))
            for preceding in content.precedings
        ],
    }


def _line(line: Line) -> dict:
    details = (line.detail, _period(line.starts_on, line.ends_on))
    return {
        "label": line.label,
        "details": [detail for detail in details if detail],
        "quantity": _quantity(line.quantity),
        "unit": line.unit,
        "several": abs(line.quantity) >= 2,
        "price": euros(line.unit_price),
        "rate": "–" if line.category == "O" else percent(line.rate),
        "net": euros(line.net),
    }


def _tax(tax: Tax) -> dict:
    return {
        "rate": percent(tax.rate),
        "amount": euros(tax.amount) if tax.amount else "",
        "base": euros(tax.base),
        "reason": tax.reason,
    }


def _totals(content: Content) -> dict:
    return {
        "net": euros(content.net),
        "vat": euros(content.vat),
        "gross": euros(content.gross),
        "paid": euros(-content.paid) if content.paid else "",
        "due": euros(content.due),
    }


def _payment(content: Content) -> dict:
    account = None if content.is_credit else content.account
    return {
        "on": "" if content.is_credit else _day(content.due_on),
        "words": content.terms,
        "iban": _in_groups(account.iban, 4) if account else "",
        "bic": account.bic if account else "",
        "holder": account.holder if account else "",
    }


def _quantity(quantity: Decimal) -> str:
    written = f"{quantity:f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return written.replace(".", ",") if french() else written


def _period(starts_on: date | None, ends_on: date | None) -> str:
    """`novembre 2026` for a whole month, else both days."""
    if not (starts_on and ends_on) or starts_on == ends_on:
        return _day(starts_on or ends_on)
    year, month = starts_on.year, starts_on.month
    last = monthrange(year, month)[1]
    if (starts_on.day, ends_on) == (1, date(year, month, last)):
        return f"{MONTHS[month]}{NBSP}{year}"
    if (year, month) == (ends_on.year, ends_on.month):
        return f"{starts_on.day} – {_day(ends_on)}"
    return f"{_day(starts_on)} – {_day(ends_on)}"


def _day(on: date | None) -> str:
    if on is None:
        return ""
    first = "1er" if on.day == 1 and french() else str(on.day)
    return f"{first}{NBSP}{MONTHS[on.month]}{NBSP}{on.year}"


def _in_groups(number: str, size: int) -> str:
    return NBSP.join(number[start : start + size] for start in range(0, len(number), size))
