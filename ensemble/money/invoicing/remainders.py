"""An invoice credited in parts is credited whole: the last part takes the cents that rounding left."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from django.utils import translation
from django.utils.translation import gettext as _

from ensemble.foundation.core.money import to_cents
from ensemble.money.invoicing.drafts import Line
from ensemble.money.invoicing.models import BilledLine, Invoice, VatGroup

NOTHING = Decimal("0.00")
DAY = "DAY"

type Rate = tuple[str, Decimal]
"""A category and its percentage."""


def to_the_cent(groups: Iterable[VatGroup], invoice: Invoice) -> tuple[VatGroup, ...]:
    """The VAT of a credit note: with the last of a base goes the last of its tax, and never more."""
    bases, taxes = _left_by_rate(invoice)
    return tuple(_capped(group, bases[_rate(group)], taxes[_rate(group)]) for group in groups)


def _capped(group: VatGroup, base: Decimal, tax: Decimal) -> VatGroup:
    return replace(group, tax=tax if group.base == base else min(group.tax, tax))


def _left_by_rate(invoice: Invoice) -> tuple[dict[Rate, Decimal], dict[Rate, Decimal]]:
    bases: dict[Rate, Decimal] = defaultdict(lambda: NOTHING)
    taxes: dict[Rate, Decimal] = defaultdict(lambda: NOTHING)
    for one in (invoice, *invoice.credits.live()):
        for group in one.vat_groups:
            bases[_rate(group)] += one.sign * group.base
            taxes[_rate(group)] += one.sign * group.tax
    return bases, taxes


def _rate(group: VatGroup) -> Rate:
    return group.category, group.rate


def last_cents(invoice: Invoice, lines: Sequence[Line]) -> Iterator[Line]:
    """Beside the last days of a price: what rounding each part had taken too much of, or too little.

    Half a day at 333.33 is 166.67, three of them 500.01, a day and a half 500.00.
    """
    credits = list(invoice.credits.live())
    for price in {line.unit_price: None for line in lines if line.unit == DAY}:
        billed, asked = _days_at(price, invoice.lines)
        before, given = _days_at(price, (line for one in credits for line in one.lines))
        now = [line for line in lines if (line.unit, line.unit_price) == (DAY, price)]
        if billed != before + sum(line.quantity for line in now):
            continue
        gap = asked - given - sum(to_cents(line.quantity * price) for line in now)
        if gap:
            yield _rounding(gap, invoice)


def _days_at(price: Decimal, lines: Iterable[BilledLine]) -> tuple[Decimal, Decimal]:
    """How many days at that price, and what they were worth once rounded."""
    days = [line for line in lines if (line.unit, line.unit_price) == (DAY, price)]
    days = [line for line in days if line.quantity > 0]
    return sum((line.quantity for line in days), NOTHING), sum((one.net for one in days), NOTHING)


def _rounding(gap: Decimal, invoice: Invoice) -> Line:
    with translation.override("fr"):  # a credit note speaks French
        words = _("Rounding of the parts credited before")
    way, corrects = (Decimal(1), "") if gap > 0 else (Decimal(-1), invoice.number)
    return Line(words, way, abs(gap), unit="C62", corrects=corrects)
