"""What is paid, given up or lost of an invoice: a movement beside it, and an entry in the ledger."""

from datetime import date, datetime
from decimal import Decimal

from django.db import models, transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.faults import fault
from ensemble.foundation.core.money import to_cents
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.foundation.ui.formats.money import euros
from ensemble.money.invoicing import posting
from ensemble.money.invoicing.access import may_settle
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
    return _settle(invoice, "payment", amount, on=on, by=by, at=at, key=key, counterpart=bank)


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
    if amount > invoice.payable_amount and not _already(key):
        raise TooLate(_("What is contested waits: it is not paid."))
    return _settle(invoice, "payment", amount, on=on, by=by, at=at, key=key, counterpart=bank)


@transaction.atomic
def discount(
    invoice: Invoice, *, on: date, by: Person | None, at: datetime, key: str
) -> Settlement:
    """Paid early: the escompte written on the invoice, with its share of VAT."""
    require(may_settle(by))
    if not invoice.discount or on >= invoice.due_on:
        raise TooLate(_("No early payment discount stands on this invoice that day."))
    amount = to_cents(invoice.gross * invoice.discount / 100)
    role = "discount_granted" if invoice.flow == Flow.SOLD else "discount_obtained"
    return _settle(invoice, "discount", amount, on=on, by=by, at=at, key=key, counterpart=role)


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
    locked = _locked(invoice)
    return _settle(
        locked,
        "loss",
        locked.open_amount,
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
    invoice = _locked(settlement.invoice)
    undone = Settlement.objects.create(
        invoice=invoice,
        kind=settlement.kind,
        amount=-settlement.amount,
        vat=-settlement.vat,
        on=on,
        undoes=settlement,
        key=key,
        label=settlement.label,
        by=by,
        at=at,
    )
    if entry := Entry.objects.filter(key=posting.key_of(settlement)).first():
        reverse(entry, on=on, label=_undone_label(settlement), at=at, by=by, about=invoice)
    _tell("invoicing.unsettled", undone, by=by, at=at)
    return undone


def allocate(
    credit: Invoice, invoice: Invoice, *, on: date, by: Person | None, at: datetime
) -> Decimal:
    """A credit note takes off what is still open; what is left of it is to be paid back.

    Both stand on the same account of the ledger: nothing moves there. Returns what was taken off.
    """
    invoice, credit = _locked(invoice), _locked(credit)
    amount = min(invoice.open_amount, credit.open_amount)
    if amount <= 0:
        return NOTHING
    for one in (invoice, credit):
        _write(
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


def _settle(
    invoice: Invoice,
    kind: str,
    amount: Decimal,
    *,
    on: date,
    by: Person | None,
    at: datetime,
    key: str,
    counterpart: str,
    receivable: str = "clients",
) -> Settlement:
    if found := _already(key):
        return _same(found, invoice, amount)
    locked = _locked(invoice)
    if found := _already(key):
        return _same(found, invoice, amount)
    if amount <= 0 or amount > locked.open_amount:
        raise TooLate(
            _("%(open)s are open on %(number)s.")
            % {"open": euros(locked.open_amount), "number": invoice.number}
        )
    settlement = _write(locked, kind, amount, on=on, by=by, at=at, key=key)
    fault("invoicing.after_settlement")
    posting.post_settlement(settlement, counterpart, receivable=receivable, by=by, at=at)
    _tell("invoicing.settled", settlement, by=by, at=at)
    invoice.__dict__.pop("settled", None)
    return settlement


def _write(
    invoice: Invoice,
    kind: str,
    amount: Decimal,
    *,
    on: date,
    by: Person | None,
    at: datetime,
    key: str,
    credit: Invoice | None = None,
) -> Settlement:
    settlement = Settlement.objects.create(
        invoice=invoice,
        kind=kind,
        amount=amount,
        vat=_vat_within(invoice, amount),
        on=max(on, invoice.issued_on),
        credit=credit,
        key=key,
        by=by,
        at=at,
    )
    invoice.__dict__.pop("settled", None)
    return settlement


def _vat_within(invoice: Invoice, amount: Decimal) -> Decimal:
    """Its share of the VAT; the last movement takes what is left, to the cent."""
    moved = invoice.settlements.aggregate(total=models.Sum("vat"))["total"] or NOTHING
    left = invoice.vat - moved
    if amount == invoice.open_amount:
        return left
    return min(left, to_cents(invoice.vat * amount / invoice.gross))


def _locked(invoice: Invoice) -> Invoice:
    """Of two who settle at once, one waits and sees what the other did."""
    return Invoice.objects.select_for_update(of=("self",)).get(pk=invoice.pk)


def _already(key: str) -> Settlement | None:
    return Settlement.objects.select_related("invoice").filter(key=key).first()


def _same(found: Settlement, invoice: Invoice, amount: Decimal) -> Settlement:
    if (found.invoice_id, found.amount) != (invoice.pk, amount):
        raise TooLate(_("This was already written, with another amount."))
    return found


def _undone_label(settlement: Settlement) -> str:
    return f"Annulation {settlement.invoice.number}"


def _tell(verb: str, settlement: Settlement, *, by: Person | None, at: datetime) -> None:
    record(
        verb,
        on=settlement.invoice,
        by=by,
        at=at,
        kind=settlement.kind,
        amount=str(abs(settlement.amount)),
        settlement=settlement.pk,
    )
