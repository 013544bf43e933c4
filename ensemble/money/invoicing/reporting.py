"""What the reform wants declared where no e-invoice passes by the platforms: sales and purchases
across a border, period by period. Prepared here; the platform of the operator transmits it.

How often depends on the VAT regime, and both the first days of the periods and the days left to
transmit are dated values (`invoicing.reporting_…`), with their source.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from ensemble.foundation.parameters.reading import value
from ensemble.money.invoicing.models import Flow, Invoice, LegalEntity, Party

TWO_MONTHS = "two months"


@dataclass(frozen=True)
class Period:
    starts_on: date
    ends_on: date
    due_on: date


@dataclass(frozen=True)
class Transaction:
    """One invoice across a border; a credit note counts below zero."""

    number: str
    kind: str
    issued_on: date
    country: str
    vat_number: str
    category: str
    rate: Decimal
    base: Decimal
    vat: Decimal


@dataclass(frozen=True)
class Declaration:
    siren: str
    period: Period
    sales: tuple[Transaction, ...]
    purchases: tuple[Transaction, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.sales or self.purchases)


def period_of(on: date, regime: str) -> Period:
    """The period of that day: a third of a month, or two months under the franchise."""
    kind = "franchise" if regime == "franchise" else "real"
    starts = value(f"invoicing.reporting_starts.{kind}", on=on)
    starts_on, following = _two_months(on) if starts == TWO_MONTHS else _within(on, starts)
    delay = int(value(f"invoicing.reporting_delay.{kind}", on=on))
    ends_on = following - timedelta(days=1)
    return Period(starts_on, ends_on, ends_on + timedelta(days=delay))


def declaration_of(operator: LegalEntity, on: date) -> Declaration:
    """What the period of that day holds, as it stands now."""
    period = period_of(on, operator.vat_regime)
    within = Invoice.objects.live().filter(issued_on__range=(period.starts_on, period.ends_on))
    within = within.order_by("issued_on", "pk")
    return Declaration(
        siren=operator.siren,
        period=period,
        sales=_across(within.filter(flow=Flow.SOLD), lambda invoice: invoice.buyer),
        purchases=_across(within.filter(flow=Flow.BOUGHT), lambda invoice: invoice.seller),
    )


def _across(invoices, other) -> tuple[Transaction, ...]:
    return tuple(
        transaction
        for invoice in invoices
        if not other(invoice).is_french
        for transaction in _blocks(invoice, other(invoice))
    )


def _blocks(invoice: Invoice, other: Party) -> list[Transaction]:
    return [
        Transaction(
            number=invoice.number,
            kind=invoice.kind,
            issued_on=invoice.issued_on,
            country=other.country,
            vat_number=other.vat_number,
            category=group.category,
            rate=group.rate,
            base=invoice.sign * group.base,
            vat=invoice.sign * group.tax,
        )
        for group in invoice.vat_groups
    ]


def _within(on: date, starts: str) -> tuple[date, date]:
    """`1,11,21`: the first day of each period of a month."""
    days = [on.replace(day=int(day)) for day in starts.split(",")]
    for begun, following in pairwise([*days, _next_month(on)]):
        if begun <= on < following:
            return begun, following
    raise ValueError(f"no period of {starts!r} holds {on}")


def _two_months(on: date) -> tuple[date, date]:
    first = on.replace(day=1, month=on.month - 1 + on.month % 2)
    return first, _next_month(_next_month(first))


def _next_month(on: date) -> date:
    return (on.replace(day=1) + timedelta(days=32)).replace(day=1)
