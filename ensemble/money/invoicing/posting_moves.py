"""What the ledger is told of what becomes of an invoice: paid, discounted, lost.

VAT due on collection waits in its own account until money moves; the share that moves with a
partial payment is computed on what was settled so far, so that the last payment takes the rest.
"""

from datetime import datetime
from decimal import Decimal

from ensemble.foundation.persons.models import Person
from ensemble.money.invoicing.models import Flow, Settlement
from ensemble.money.invoicing.posting import party_of, turned
from ensemble.money.ledger.actions.posting import Credit, Debit, Posting, post_all
from ensemble.money.ledger.lines import Side

BANK, OTHER = "BQ", "OD"
LABELS = {"payment": "Règlement", "discount": "Escompte", "loss": "Perte"}
SET_OFF = "Compensation"
NOTHING = Decimal("0.00")


def key_of(settlement: Settlement) -> str:
    return f"settlement:{settlement.pk}"


def post_settlement(
    settlement: Settlement,
    counterpart: str,
    *,
    receivable: str = "clients",
    by: Person | None,
    at: datetime,
) -> None:
    """Bank and clients (or suppliers), and the VAT that becomes due or deductible with it."""
    posting = posting_of_settlement(settlement, counterpart, receivable=receivable, by=by, at=at)
    if posting is not None:
        post_all([posting])


def posting_of_settlement(
    settlement: Settlement,
    counterpart: str,
    *,
    receivable: str = "clients",
    by: Person | None,
    at: datetime,
) -> Posting | None:
    """Nothing for an invoice that is not in our books."""
    invoice = settlement.invoice
    if invoice.flow == Flow.MANDATED:
        return None
    if invoice.flow == Flow.SOLD:
        sides = _received(settlement, counterpart, receivable)
    else:
        sides = _paid(settlement, counterpart)
    return Posting(
        journal=BANK if settlement.kind == "payment" else OTHER,
        on=settlement.on,
        label=f"{LABELS[settlement.kind]} {invoice.number}",
        lines=turned(sides) if invoice.is_credit else sides,
        key=key_of(settlement),
        at=at,
        by=by,
        about=invoice,
        piece=invoice.number,
        piece_on=invoice.issued_on,
    )


def post_set_off(
    owed: Settlement, given_back: Settlement, *, by: Person | None, at: datetime
) -> None:
    """An invoice and a credit note of one client settle each other: no money moves, its account says the
    same, and the VAT of each becomes due as if it had."""
    invoice, credit = owed.invoice, given_back.invoice
    posting = Posting(
        journal=OTHER,
        on=owed.on,
        label=f"{SET_OFF} {invoice.number} {credit.number}",
        lines=[*_settled(owed), *turned(_settled(given_back))],
        key=key_of(owed),
        at=at,
        by=by,
        about=invoice,
        piece=credit.number,
        piece_on=credit.issued_on,
    )
    post_all([posting])


def _settled(settlement: Settlement, receivable: str = "clients") -> list[Side]:
    """What its client no longer owes, and the VAT that becomes due."""
    invoice = settlement.invoice
    due = NOTHING if invoice.vat_due == "debits" else settlement.vat
    return [
        Debit("pending_vat", due),
        Credit("collected_vat", due),
        Credit(receivable, settlement.amount, party=party_of(invoice), about=invoice),
    ]


def _received(settlement: Settlement, counterpart: str, receivable: str) -> list[Side]:
    """A payment makes VAT due; a discount or a loss takes back VAT, which was only waiting."""
    invoice, amount, vat = settlement.invoice, settlement.amount, settlement.vat
    if settlement.kind == "payment":
        return [Debit(counterpart, amount), *_settled(settlement, receivable)]
    owed = Credit(receivable, amount, party=party_of(invoice), about=invoice)
    waiting = "collected_vat" if invoice.vat_due == "debits" else "pending_vat"
    return [Debit(counterpart, amount - vat), Debit(waiting, vat), owed]


def _paid(settlement: Settlement, counterpart: str) -> list[Side]:
    """A member paid makes VAT deductible; a discount obtained takes its share of VAT off."""
    invoice, amount, vat = settlement.invoice, settlement.amount, settlement.vat
    debits = invoice.vat_due == "debits"
    owed = Debit("suppliers", amount, party=party_of(invoice), about=invoice)
    if settlement.kind == "discount":
        role = "deductible_vat" if debits else "pending_deductible_vat"
        return [owed, Credit(counterpart, amount - vat), Credit(role, vat)]
    moved = NOTHING if debits else vat
    return [
        owed,
        Debit("deductible_vat", moved),
        Credit(counterpart, amount),
        Credit("pending_deductible_vat", moved),
    ]
