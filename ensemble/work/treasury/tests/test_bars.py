"""The chart: amounts by month, and bars in proportion."""

from datetime import date
from decimal import Decimal

from ensemble.work.treasury.bars import HEADROOM, HEIGHT, months_of
from ensemble.work.treasury.lines import Line, Money

ON = date(2026, 11, 12)
FULL = HEIGHT - HEADROOM


def line(amount: str, on: date, *, certain: bool = True) -> Line:
    return Line("paid" if certain else "declared", "x", Decimal(amount), on, "", certain)


def test_seven_months_four_back_and_two_ahead():
    bars = months_of(Money([], []), on=ON)
    assert [f"{bar.month:%Y-%m}" for bar in bars] == [
        "2026-07",
        "2026-08",
        "2026-09",
        "2026-10",
        "2026-11",
        "2026-12",
        "2027-01",
    ]
    assert [(bar.total, bar.solid, bar.hatched) for bar in bars] == [(0, 0, 0)] * 7


def test_it_adds_up_what_came_and_what_comes():
    """2 220 in July, 8 880 in November of which 2 220 is only expected."""
    paid = [line("2220.00", date(2026, 7, 31)), line("3660.00", date(2026, 11, 3))]
    coming = [
        line("3000.00", date(2026, 11, 13)),
        line("2220.00", date(2026, 11, 30), certain=False),
    ]
    bars = {bar.month.month: bar for bar in months_of(Money(coming, paid), on=ON)}
    november, july = bars[11], bars[7]
    assert (november.certain, november.expected) == (Decimal("6660.00"), Decimal("2220.00"))
    assert (november.total, july.total) == (Decimal("8880.00"), Decimal("2220.00"))
    assert (november.solid, november.hatched) == (FULL * 3 // 4, FULL // 4)
    assert (july.solid, july.hatched) == (FULL // 4, 0)
    assert (november.solid_y, november.hatched_y) == (HEIGHT - 102, HEIGHT - FULL)
    assert november.words_y == november.hatched_y - 6


def test_what_falls_outside_stands_in_the_list_alone():
    far = [line("5000.00", date(2027, 2, 1)), line("5000.00", date(2026, 6, 30))]
    bars = months_of(Money(far, []), on=ON)
    assert sum(bar.total for bar in bars) == 0


def test_bars_stand_side_by_side_within_the_drawing():
    bars = months_of(Money([], []), on=ON)
    assert [bar.x for bar in bars] == [8, 58, 108, 158, 208, 258, 308]
    assert bars[0].middle == 25
    assert bars[-1].x + 34 <= 350
