"""What the ledger is told of an invoice. What becomes of it is told by `posting_moves`."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from ensemble.foundation.core.money import to_cents
from ensemble.foundation.parameters.reading import decimal
from ensemble.foundation.persons.models import Person
from ensemble.money.invoicing.models import Flow, Invoice, Kind
from ensemble.money.ledger import parties
from ensemble.money.ledger.actions.posting import Credit, Debit, Posting, post_all
from ensemble.money.ledger.lines import Side

SALES, PURCHASES = "VE", "AC"
NOTHING = Decimal("0.00")


def party_of(invoice: Invoice) -> str:
    """The auxiliary account: the client, or the member, that owes or is owed."""
    if invoice.flow == Flow.SOLD and invoice.organisation:
        return parties.of_organisation(invoice.organisation)
    return parties.of_member(invoice.member) if invoice.member else ""


def post_invoice(
    invoice: Invoice, *, by: Person | None, at: datetime, on: date | None = None
) -> None:
    """Nothing when it is not the operator's: a mandated invoice is the member's own income; nor when
    all it says is passed on to another.

    `on`: the day it is written in the books, when it is not its own.
    """
    posting = posting_of(invoice, by=by, at=at, on=on)
    if posting and posting.sides:
        post_all([posting])


def posting_of(
    invoice: Invoice, *, by: Person | None, at: datetime, on: date | None = None
) -> Posting | None:
    if invoice.flow == Flow.MANDATED:
        return None
    journal, sides = (
        (SALES, _sold(invoice)) if invoice.flow == Flow.SOLD else (PURCHASES, _bought(invoice))
    )
    return Posting(
        journal=journal,
        on=on or invoice.issued_on,
        label=f"{invoice.number} {invoice.buyer.name if journal == SALES else invoice.seller.name}",
        lines=turned(sides) if invoice.is_credit else sides,
        key=f"invoice:{invoice.pk}",
        at=at,
        by=by,
        about=invoice,
        piece=invoice.number,
        piece_on=invoice.issued_on,
    )


def _sold(invoice: Invoice) -> list[Side]:
    """D clients, C revenue (or commission, recharged, advances), C VAT pending or collected."""
    original = invoice.preceding if invoice.is_credit else invoice
    if original.kind == Kind.DEPOSIT:
        income: list[Side] = [_advanced(Credit, invoice, invoice.net)]
    else:
        income = [*_income(invoice)]
    vat = "collected_vat" if invoice.vat_due == "debits" else "pending_vat"
    return [
        Debit("clients", invoice.gross, party=party_of(invoice), about=invoice),
        *income,
        Credit(vat, invoice.vat),
    ]


def _income(invoice: Invoice) -> list[Side]:
    """What is sold; the expenses recharged; the deposits taken off, received as advances; what was
    paid for the client."""
    deducted = -sum((line.net for line in invoice.lines if line.deducts), NOTHING)
    disbursed = sum((line.net for line in invoice.lines if line.disbursed), NOTHING)
    recharged = sum((line.net for line in invoice.lines if line.recharged), NOTHING)
    role = "revenue" if invoice.organisation else "commission"
    return [
        Credit(role, invoice.net + deducted - disbursed - recharged),
        Credit("recharged", recharged),
        Credit("principals", disbursed),
        _advanced(Debit, invoice, deducted),
    ]


def _advanced(way: type[Debit] | type[Credit], invoice: Invoice, amount: Decimal) -> Side:
    """4191, client by client."""
    return way("client_advances", amount, party=party_of(invoice))


def _bought(invoice: Invoice) -> list[Side]:
    """D subcontracting, D VAT until it is paid (at once on debits), C suppliers."""
    vat = "deductible_vat" if invoice.vat_due == "debits" else "pending_deductible_vat"
    owed = _owed_in_their_place(invoice)
    return [
        Debit("subcontracting", invoice.net),
        Debit(vat, invoice.vat),
        Credit("suppliers", invoice.gross, party=party_of(invoice), about=invoice),
        Debit("deductible_vat", owed),
        Credit("reverse_vat", owed),
    ]


def _owed_in_their_place(invoice: Invoice) -> Decimal:
    """A firm of another country writes no VAT: the operator owes it, and deducts it."""
    if not any(group.category == "AE" for group in invoice.vat_groups):
        return NOTHING
    return to_cents(invoice.net * decimal("invoicing.vat_standard", on=invoice.issued_on) / 100)


def turned(sides: Sequence[Side]) -> list[Side]:
    """A credit note is its invoice the other way round."""
    return [
        (Credit if isinstance(side, Debit) else Debit)(
            side.account, side.amount, party=side.party, about=side.about
        )
        for side in sides
    ]
