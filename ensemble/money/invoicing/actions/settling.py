"""What is paid, given up or lost of an invoice: a movement beside it, and an entry in the ledger."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.money.invoicing import posting_moves
from ensemble.money.invoicing.access import may_settle
from ensemble.money.invoicing.actions.moving import already, locked, settle, tell, write
from ensemble.money.invoicing.models import Flow, Invoice, Settlement
from ensemble.money.ledger.actions.posting import reverse
from ensemble.money.ledger.models import Entry

NOTHING = Decimal("0.00")


@transaction.atomic
def collect(
    invoice: Invoice,
    amount: Decimal,
    *,
    on: date,
    by: Person | None,
    at: datetime,
    key: str,
    bank: str = "bank",
) -> Settlement:
    """Money came in: a client paid, or a member paid a credit note back.

    `bank` is a role or number of the chart. Raises TooLate above what is open.
    """
    require(may_settle(by))
    if (invoice.flow == Flow.BOUGHT) != invoice.is_credit:
        raise TooLate(_("Nothing is to be received on this one."))
    return settle(invoice, "payment", amount, on=on, by=by, at=at, key=key, counterpart=bank)


@transaction.atomic
def pay(
    invoice: Invoice,
    amount: Decimal,
    *,
    on: date,
    by: Person | None,
    at: datetime,
    key: str,
    bank: str = "bank",
) -> Settlement:
    """Money went out: a member was paid, or a client's credit note was. Never a contested part."""
    require(may_settle(by))
    if (invoice.flow == Flow.SOLD) != invoice.is_credit:
        raise TooLate(_("Nothing is to be paid on this one."))
    if amount > invoice.payable_amount and not already(key):
        raise TooLate(_("What is contested waits: it is not paid."))
    return settle(invoice, "payment", amount, on=on, by=by, at=at, key=key, counterpart=bank)


@transaction.atomic
def discount(
    invoice: Invoice, *, on: date, by: Person | None, at: datetime, key: str
) -> Settlement:
    """Paid early: the escompte written on the invoice, on what is open of it, with its share of VAT.

    It is written before the payment that earns it. Raises TooLate after the last day it stands.
    """
    require(may_settle(by))
    if found := already(key):
        return found
    if invoice.discount_until is None or on > invoice.discount_until:
        raise TooLate(_("No early payment discount stands on this invoice that day."))
    amount = locked(invoice).discount_amount
    role = "discount_granted" if invoice.flow == Flow.SOLD else "discount_obtained"
    return settle(invoice, "discount", amount, on=on, by=by, at=at, key=key, counterpart=role)


@transaction.atomic
def write_off(
    invoice: Invoice,
    *,
    on: date,
    by: Person | None,
    at: datetime,
    key: str,
    receivable: str = "clients",
) -> Settlement:
    """What will never come: a loss without its VAT, which was never due (R25).

    `receivable` is the role it stands under: `clients`, or `doubtful_clients`.
    """
    require(may_settle(by))
    if invoice.flow != Flow.SOLD or invoice.is_credit:
        raise TooLate(_("Only what a client owes can be lost."))
    one = locked(invoice)
    return settle(
        one,
        "loss",
        one.open_amount,
        on=on,
        by=by,
        at=at,
        key=key,
        counterpart="losses",
        receivable=receivable,
    )


@transaction.atomic
def undo(
    settlement: Settlement, *, on: date, by: Person | None, at: datetime, key: str
) -> Settlement:
    """The movement the other way round, and the reversing entry. Undoing twice is undoing once."""
    require(may_settle(by))
    if found := Settlement.objects.filter(undoes=settlement).first():
        return found
    if settlement.kind == "credit":
        raise TooLate(_("A credit note stays: another invoice puts it right."))
    invoice = locked(settlement.invoice)
    undone = Settlement.objects.create(
        invoice=invoice,
        kind=settlement.kind,
        amount=-settlement.amount,
        vat=-settlement.vat,
        on=on,
        credit=settlement.credit,
        undoes=settlement,
        key=key,
        label=settlement.label,
        by=by,
        at=at,
    )
    if entry := Entry.objects.filter(key=posting_moves.key_of(settlement)).first():
        reverse(entry, on=on, label=f"Annulation {invoice.number}", at=at, by=by, about=invoice)
    tell("invoicing.unsettled", undone, by=by, at=at)
    return undone


def allocate(
    credit: Invoice, invoice: Invoice, *, on: date, by: Person | None, at: datetime
) -> Decimal:
    """A credit note takes off what is still open; what is left of it is to be paid back.

    Both stand on the same account of the ledger: nothing moves there. Returns what was taken off.
    """
    invoice, credit = locked(invoice), locked(credit)
    amount = min(invoice.open_amount, credit.open_amount)
    if amount <= 0:
        return NOTHING
    for one in (invoice, credit):
        write(
            one,
            "credit",
            amount,
            on=on,
            by=by,
            at=at,
            key=f"{credit.number}:{one.pk}",
            credit=credit,
        )
    return amount
