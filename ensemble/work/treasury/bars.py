"""Months as bars, drawn on the server: what came, what is certain, what is expected."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ensemble.work.treasury.lines import Money

BEFORE, AFTER = 4, 2
HEIGHT, STEP, THICK, HEADROOM = 160, 50, 34, 24
NOTHING = Decimal("0.00")


@dataclass
class Bar:
    """One month. Pixels of a drawing of 350 by 160, as narrow as a telephone; solid below, hatched above."""

    month: date
    x: int
    certain: Decimal = NOTHING
    expected: Decimal = NOTHING
    solid: int = 0
    hatched: int = 0

    @property
    def solid_y(self) -> int:
        return HEIGHT - self.solid

    @property
    def hatched_y(self) -> int:
        return HEIGHT - self.solid - self.hatched

    @property
    def words_y(self) -> int:
        """Where its amount is written: on the bar."""
        return self.hatched_y - 6

    @property
    def middle(self) -> int:
        return self.x + THICK // 2

    @property
    def total(self) -> Decimal:
        return self.certain + self.expected


def months_of(money: Money, *, on: date) -> list[Bar]:
    """Four months back, this one, two ahead; what falls later stands in the list alone."""
    bars = {
        month: Bar(month, x=STEP * place + (STEP - THICK) // 2)
        for place, month in enumerate(_months(on))
    }
    for line in (*money.paid, *money.coming):
        if bar := bars.get(line.on.replace(day=1)):
            if line.certain:
                bar.certain += line.amount
            else:
                bar.expected += line.amount
    highest = max(bar.total for bar in bars.values())
    for bar in bars.values():
        bar.solid, bar.hatched = _height(bar.certain, highest), _height(bar.expected, highest)
    return list(bars.values())


def _months(on: date) -> list[date]:
    first = on.year * 12 + on.month - 1 - BEFORE
    return [date(n // 12, n % 12 + 1, 1) for n in range(first, first + BEFORE + 1 + AFTER)]


def _height(amount: Decimal, highest: Decimal) -> int:
    return round(amount * (HEIGHT - HEADROOM) / highest) if highest else 0
