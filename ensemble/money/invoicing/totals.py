"""Exact sums: each line is rounded once, each VAT group is rounded once, the rest is addition."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from ensemble.foundation.core.money import CENT, to_cents
from ensemble.money.invoicing.drafts import Line
from ensemble.money.invoicing.models import BilledLine, VatGroup
from ensemble.money.invoicing.vat import VatCase

NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Totals:
    net: Decimal
    vat: Decimal
    gross: Decimal


def billed(line: Line, case: VatCase) -> BilledLine:
    """`325.005` becomes `325.01`: half-up, once."""
    return BilledLine(
        label=line.label,
        quantity=line.quantity,
        unit=line.unit,
        unit_price=line.unit_price,
        net=to_cents(line.quantity * line.unit_price),
        vat_category="E" if line.disbursed else case.category,
        vat_rate=NOTHING if line.disbursed else case.rate,
        starts_on=line.starts_on,
        ends_on=line.ends_on,
        detail=line.detail,
        corrects=line.corrects,
        deducts=line.deducts,
        disbursed=line.disbursed,
        recharged=line.recharged,
    )


def grouped(
    lines: Iterable[BilledLine], case: VatCase, disbursed: str = ""
) -> tuple[VatGroup, ...]:
    """`disbursed`: why what was paid in the name of the buyer bears no VAT."""

    def kind(line: BilledLine) -> tuple[str, Decimal]:
        return line.vat_category, line.vat_rate

    groups = []
    for (category, rate), some in groupby(sorted(lines, key=kind), key=kind):
        base = sum((line.net for line in some), NOTHING)
        ours = category == case.category
        groups.append(
            VatGroup(
                category=category,
                rate=rate,
                base=base,
                tax=to_cents(base * rate / 100),
                reason=case.mention if ours else disbursed,
                exemption=case.exemption if ours else "",
            )
        )
    return tuple(groups)


def totals(groups: Iterable[VatGroup]) -> Totals:
    groups = tuple(groups)
    net = sum((group.base for group in groups), NOTHING)
    vat = sum((group.tax for group in groups), NOTHING)
    return Totals(net, vat, net + vat)


def shared(amount: Decimal, weights: Sequence[int | Decimal]) -> list[Decimal]:
    """Cut an amount by weights: the sum is exact, the first take the cents left, in order.

    >>> shared(Decimal("100.00"), [1, 1, 1])
    [Decimal('33.34'), Decimal('33.33'), Decimal('33.33')]
    """
    whole = sum(Decimal(weight) for weight in weights)
    if not weights or whole <= 0 or any(weight < 0 for weight in weights):
        raise ValueError("an amount is shared by weights above zero")
    cents = int(to_cents(amount) / CENT)
    parts = [int(cents * Decimal(weight) / whole) for weight in weights]
    left = cents - sum(parts)
    step = 1 if left >= 0 else -1
    takers = [place for place, weight in enumerate(weights) if weight]
    for place in takers[: abs(left)]:
        parts[place] += step
    return [part * CENT for part in parts]
