"""Many invoices settled at once, in a handful of statements: a pay run, a bank statement.

Each is settled as `settling` would: the same checks, rows, entries and timeline; all or nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import models, transaction
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.faults import fault
from ensemble.foundation.core.money import to_cents
from ensemble.foundation.core.require import require
from ensemble.foundation.persons.models import Person
from ensemble.foundation.timeline.recording import record_all
from ensemble.money.invoicing import posting_moves
from ensemble.money.invoicing.access import may_settle
from ensemble.money.invoicing.models import Flow, Invoice, Settlement
from ensemble.money.ledger.actions.posting import post_all

NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Due:
    """What moves on one invoice. `key` names the movement: moved twice is moved once."""

    invoice: int
    amount: Decimal
    on: date
    key: str


@transaction.atomic
def pay_all(
    dues: Sequence[Due], *, by: Person | None, at: datetime, bank: str = "bank"
) -> list[Settlement]:
    """Members are paid, in the order given. Never a contested part."""
    require(may_settle(by))
    return _settle(dues, Flow.BOUGHT, bank, by=by, at=at)


@transaction.atomic
def collect_all(
    dues: Sequence[Due], *, by: Person | None, at: datetime, bank: str = "bank"
) -> list[Settlement]:
    """Clients paid, in the order given."""
    require(may_settle(by))
    return _settle(dues, Flow.SOLD, bank, by=by, at=at)


def _settle(
    dues: Sequence[Due], flow: Flow, bank: str, *, by: Person | None, at: datetime
) -> list[Settlement]:
    known = {one.key: one for one in Settlement.objects.filter(key__in=[due.key for due in dues])}
    invoices = _locked({due.invoice for due in dues})
    moved = _vat_moved(invoices)
    new = [
        _settlement(due, invoices[due.invoice], flow, moved, by=by, at=at)
        for due in dues
        if due.key not in known
    ]
    Settlement.objects.bulk_create(new, batch_size=1000)
    fault("invoicing.after_settlement")
    postings = [posting_moves.posting_of_settlement(one, bank, by=by, at=at) for one in new]
    post_all([one for one in postings if one is not None])
    record_all("invoicing.settled", [(one.invoice, _facts(one)) for one in new], by=by, at=at)
    written = known | {one.key: one for one in new}
    return [written[due.key] for due in dues]


def _locked(keys: set[int]) -> dict[int, Invoice]:
    """Always in the same order, so that two runs never wait for each other in a ring."""
    held = Invoice.objects.filter(pk__in=keys).order_by("pk").select_for_update(of=("self",))
    list(held.values_list("pk", flat=True))
    known = Invoice.objects.filter(pk__in=keys).with_open()
    known = known.select_related("organisation", "member").prefetch_related("contests")
    return {one.pk: one for one in known}


def _vat_moved(invoices: dict[int, Invoice]) -> dict[int, Decimal]:
    rows = Settlement.objects.filter(invoice__in=invoices).order_by().values_list("invoice")
    return dict(rows.annotate(vat=models.Sum("vat")))


def _settlement(
    due: Due,
    invoice: Invoice,
    flow: Flow,
    moved: dict[int, Decimal],
    *,
    by: Person | None,
    at: datetime,
) -> Settlement:
    if invoice.flow != flow or invoice.is_credit:
        raise TooLate(_("%(number)s is not settled this way.") % {"number": invoice.number})
    most = invoice.payable_amount if flow == Flow.BOUGHT else invoice.open_amount
    if not NOTHING < due.amount <= most:
        raise TooLate(
            _("%(open)s € are open on %(number)s.") % {"open": most, "number": invoice.number}
        )
    left = invoice.vat - moved.get(invoice.pk, NOTHING)
    whole = due.amount == invoice.open_amount
    vat = left if whole else min(left, to_cents(invoice.vat * due.amount / invoice.gross))
    invoice.__dict__["settled"] = invoice.settled_amount + due.amount
    moved[invoice.pk] = moved.get(invoice.pk, NOTHING) + vat
    return Settlement(
        invoice=invoice,
        kind="payment",
        amount=due.amount,
        vat=vat,
        on=max(due.on, invoice.issued_on),
        key=due.key,
        by=by,
        at=at,
    )


def _facts(settlement: Settlement) -> dict:
    return {
        "kind": settlement.kind,
        "amount": str(settlement.amount),
        "settlement": settlement.pk,
    }
