"""From the business terms of EN 16931, as the factur-x library reads them, to a `Content`."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from ensemble.money.invoicing.einvoice import (
    SIREN,
    SIRET,
    Account,
    Content,
    Line,
    Note,
    Party,
    Preceding,
    Tax,
)
from ensemble.money.invoicing.incoming.unreadable import Unreadable

NOTHING = Decimal("0.00")
MOST = Decimal("9999999999.99")

type Terms = Mapping[str, Any]


def content_of(terms: Terms) -> Content:
    """Raises Unreadable when what every invoice says is not there."""
    net, gross = _amount(terms, "BT-109"), _amount(terms, "BT-112")
    return Content(
        kind=_needed(terms, "BT-3", _("its kind")),
        number=_needed(terms, "BT-1", _("its number"))[:100],
        issued_on=_day(terms, "BT-2") or _missing(_("its day")),
        due_on=_day(terms, "BT-9"),
        seller=_party(terms.get("BG-4") or {}),
        buyer=_party(terms.get("BG-7") or {}),
        lines=tuple(_line(line) for line in terms.get("BG-25", ())),
        taxes=tuple(_tax(tax) for tax in terms.get("BG-23", ())),
        net=_missing(_("its total")) if net is None else net,
        vat=_amount(terms, "BT-110") or NOTHING,
        gross=_missing(_("its total")) if gross is None else gross,
        due=_amount(terms, "BT-115") or NOTHING,
        paid=_amount(terms, "BT-113") or NOTHING,
        frame=str(terms.get("BT-23", "")),
        vat_point="",
        notes=tuple(_note(note) for note in terms.get("BG-1", ())),
        terms=str(terms.get("BT-20", "")),
        purchase_order=str(terms.get("BT-13", "")),
        contract=str(terms.get("BT-12", "")),
        buyer_reference=str(terms.get("BT-10", "")),
        precedings=tuple(
            Preceding(str(one.get("BT-25", "")), one.get("BT-26")) for one in terms.get("BG-3", ())
        ),
        starts_on=_day(terms, "BT-73"),
        ends_on=_day(terms, "BT-74"),
        delivered_on=_day(terms, "BT-72"),
        account=_account(terms),
        payee=_party(terms["BG-10"]) if terms.get("BG-10") else None,
        currency=str(terms.get("BT-5", "EUR")),
    )


def _party(said: Terms) -> Party:
    numbers = said.get("identifiers") or {}
    legal = str(said.get("legal_identifier", ""))
    registered = said.get("legal_identifier_schemeid") in {SIREN, None}
    return Party(
        name=str(said.get("name", "")),
        siren=legal if registered and len(legal) == 9 else "",
        siret=str(numbers.get(SIRET, "")),
        vat_number=str(said.get("vat_identifier", "")),
        tax_id=str(said.get("tax_identifier", "")),
        street=str(said.get("addr_l1", "")),
        more=str(said.get("addr_l2", "")),
        postcode=str(said.get("postcode", "")),
        city=str(said.get("city", "")),
        country=str(said.get("country_code", "")),
        address=str(said.get("einvoicing_addr", "")),
        scheme=str(said.get("einvoicing_addr_schemeid", "")),
    )


def _line(said: Terms) -> Line:
    return Line(
        label=str(said.get("BT-153", "")),
        detail=str(said.get("BT-154", "")),
        quantity=_amount(said, "BT-129") or NOTHING,
        unit=str(said.get("BT-130", "")),
        unit_price=_amount(said, "BT-146") or NOTHING,
        net=_amount(said, "BT-131") or NOTHING,
        category=str(said.get("BT-151", "")),
        rate=_amount(said, "BT-152") or NOTHING,
        starts_on=_day(said, "BT-134"),
        ends_on=_day(said, "BT-135"),
    )


def _tax(said: Terms) -> Tax:
    return Tax(
        base=_amount(said, "BT-116") or NOTHING,
        amount=_amount(said, "BT-117") or NOTHING,
        category=str(said.get("BT-118", "")),
        rate=_amount(said, "BT-119") or NOTHING,
        reason=str(said.get("BT-120", "")),
        code=str(said.get("BT-121", "")),
    )


def _note(said: Terms) -> Note:
    return Note(str(said.get("BT-21", "")), str(said.get("BT-22", "")))


def _account(terms: Terms) -> Account | None:
    """The first one; the library lifts it to the top when there is only that one."""
    for said in (terms, *terms.get("BG-17", ())):
        if iban := str(said.get("BT-84", "")):
            bic, holder = str(said.get("BT-86", "")), str(said.get("BT-85", ""))
            return Account(iban=iban.replace(" ", ""), bic=bic, holder=holder)
    return None


def _amount(said: Terms, name: str) -> Decimal | None:
    """None where nothing is said. `NaN`, or more than our columns hold, is no amount."""
    if name not in said:
        return None
    amount = Decimal(str(said[name]))
    if not amount.is_finite() or abs(amount) > MOST:
        raise Unreadable(_("An amount of this invoice is not a number."))
    return amount


def _day(said: Terms, name: str) -> date | None:
    found = said.get(name)
    return found if isinstance(found, date) else None


def _needed(terms: Terms, name: str, what: str) -> str:
    return str(terms.get(name) or "").strip() or _missing(what)


def _missing(what: str):
    raise Unreadable(_("This invoice does not say %(what)s.") % {"what": what})
