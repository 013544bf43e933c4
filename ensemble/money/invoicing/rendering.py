"""From an invoice as it was frozen to what its XML and its paper say."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.utils import translation
from django.utils.translation import gettext as _

from ensemble.foundation.core.money import to_cents
from ensemble.foundation.ui.formats.dates import dated_day
from ensemble.foundation.ui.formats.money import euros, percent
from ensemble.money.invoicing import einvoice
from ensemble.money.invoicing.einvoice import Account, Content, Preceding, Tax
from ensemble.money.invoicing.models import BilledLine, Flow, Invoice, Party, VatGroup

FRENCH_READ = frozenset({"FR", "BE", "CH", "LU", "MC"})
VAT_POINTS = {"collection": einvoice.ON_PAYMENT, "debits": einvoice.ON_DEBITS}
SERVICES, SERVICES_AFTER_A_DEPOSIT = "S1", "S4"
NOTHING = Decimal("0.00")


def content_of(invoice: Invoice) -> Content:
    paid = invoice.payee or invoice.seller
    language = "fr" if invoice.buyer.country in FRENCH_READ else "en"
    national = invoice.seller.is_french and invoice.buyer.is_french
    return Content(
        kind=invoice.kind,
        number=invoice.number,
        issued_on=invoice.issued_on,
        due_on=None if invoice.is_credit else invoice.due_on,
        seller=_party(invoice.seller),
        buyer=replace(_party(invoice.buyer), tax_id=""),  # BT-32 is the seller's alone
        payee=_party(invoice.payee) if invoice.payee else None,
        lines=tuple(_line(line) for line in invoice.lines),
        taxes=tuple(_tax(group) for group in invoice.vat_groups),
        net=invoice.net,
        vat=invoice.vat,
        gross=invoice.gross,
        due=invoice.gross,
        frame=_frame(invoice),
        vat_point=VAT_POINTS.get(invoice.vat_due, "") if invoice.vat else "",
        terms=_early(invoice, language),
        notes=(
            *(einvoice.Note(note.code, note.text) for note in invoice.notes),
            einvoice.Note("BAR", "B2B" if national else "B2BINT"),
        ),
        purchase_order=invoice.purchase_order,
        contract=invoice.contract,
        precedings=_precedings(invoice),
        starts_on=invoice.starts_on,
        ends_on=invoice.ends_on,
        delivered_on=invoice.ends_on or invoice.issued_on,
        account=_account(paid) if paid.iban and not invoice.is_credit else None,
        language=language,
        established_by=_writer(invoice),
    )


def _party(party: Party) -> einvoice.Party:
    capital = f"capital de {party.capital} €" if party.capital else ""
    legal = " au ".join(filter(None, (party.form, capital)))
    return einvoice.Party(
        name=party.printed_name,
        siren=party.siren,
        siret=party.siret,
        vat_number=party.vat_number,
        tax_id="" if party.vat_number else party.siren,
        street=party.street,
        postcode=party.postcode,
        city=party.city,
        country=party.country,
        legal=", ".join(filter(None, (legal, party.register))),
        email=party.email,
        address=party.address,
    )


def _line(line: BilledLine) -> einvoice.Line:
    return einvoice.Line(
        label=line.label,
        detail=line.detail,
        quantity=line.quantity,
        unit=line.unit,
        unit_price=line.unit_price,
        net=line.net,
        category=line.vat_category,
        rate=_rate(line.vat_rate),
        starts_on=line.starts_on,
        ends_on=line.ends_on,
    )


def _tax(group: VatGroup) -> Tax:
    return Tax(
        base=group.base,
        amount=group.tax,
        category=group.category,
        rate=_rate(group.rate),
        reason=group.reason,
        code=group.exemption,
    )


def _rate(rate: Decimal) -> Decimal:
    return rate.quantize(NOTHING)


def _frame(invoice: Invoice) -> str:
    after_a_deposit = any(line.deducts for line in invoice.lines)
    return SERVICES_AFTER_A_DEPOSIT if after_a_deposit else SERVICES


def _early(invoice: Invoice, language: str) -> str:
    """BT-20: what is paid by which day when an escompte was agreed."""
    if invoice.discount_until is None:
        return ""
    kept = to_cents(invoice.gross * invoice.discount / 100)
    with translation.override(language):
        return _("Paid by %(day)s, %(amount)s: a discount of %(percent)s is taken off.") % {
            "day": dated_day(invoice.discount_until),
            "amount": euros(invoice.gross - kept),
            "percent": percent(invoice.discount),
        }


def _account(party: Party) -> Account:
    return Account(iban=party.iban, bic=party.bic, holder=party.name)


def _precedings(invoice: Invoice) -> tuple[Preceding, ...]:
    """The invoice that this one corrects or credits, and those that its lines name."""
    named = {invoice.preceding_number: invoice.preceding_on} if invoice.preceding_number else {}
    others = {number for line in invoice.lines for number in (line.corrects, line.deducts)}
    days = _days_of(invoice, others - named.keys() - {""})
    return tuple(Preceding(number, on) for number, on in (named | days).items())


def _days_of(invoice: Invoice, numbers: set[str]) -> dict[str, date | None]:
    if not numbers:
        return {}
    known = Invoice.objects.filter(issuer_key=invoice.issuer_key, number__in=numbers)
    days = dict(known.values_list("number", "issued_on"))
    return {number: days.get(number) for number in sorted(numbers)}


def _writer(invoice: Invoice) -> str:
    """Who wrote it in the seller's name: the buyer, or the operator under a mandate."""
    if invoice.kind in einvoice.SELF_BILLED:
        return invoice.buyer.printed_name
    if invoice.flow == Flow.MANDATED and invoice.mandate:
        return invoice.mandate.operator.printed_name
    return ""
