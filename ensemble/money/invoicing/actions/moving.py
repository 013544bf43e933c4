"""One movement of what is owed on an invoice: written beside it, posted, told. Written once a key."""

from datetime import date, datetime
from decimal import Decimal

from django.db import models
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.faults import fault
from ensemble.foundation.core.money import to_cents
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record
from ensemble.foundation.ui.formats.money import euros
from ensemble.money.invoicing import posting_moves
from ensemble.money.invoicing.models import Invoice, Settlement

NOTHING = Decimal("0.00")


def settle(
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
    if found := already(key):
        return _same(found, invoice, amount)
    one = locked(invoice)
    if found := already(key):
        return _same(found, invoice, amount)
    if amount <= 0 or amount > one.open_amount:
        raise TooLate(
            _("%(open)s are open on %(number)s.")
            % {"open": euros(one.open_amount), "number": invoice.number}
        )
    settlement = write(one, kind, amount, on=on, by=by, at=at, key=key)
    fault("invoicing.after_settlement")
    posting_moves.post_settlement(settlement, counterpart, receivable=receivable, by=by, at=at)
    tell("invoicing.settled", settlement, by=by, at=at)
    invoice.__dict__.pop("settled", None)
    return settlement


def write(
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


def locked(invoice: Invoice) -> Invoice:
    """Of two who settle at once, one waits and sees what the other did."""
    return Invoice.objects.select_for_update(of=("self",)).get(pk=invoice.pk)


def already(key: str) -> Settlement | None:
    return Settlement.objects.select_related("invoice").filter(key=key).first()


def _same(found: Settlement, invoice: Invoice, amount: Decimal) -> Settlement:
    if (found.invoice_id, found.amount) != (invoice.pk, amount):
        raise TooLate(_("This was already written, with another amount."))
    return found


def tell(verb: str, settlement: Settlement, *, by: Person | None, at: datetime) -> None:
    record(
        verb,
        on=settlement.invoice,
        by=by,
        at=at,
        kind=settlement.kind,
        amount=str(abs(settlement.amount)),
        settlement=settlement.pk,
    )
