"""What it costs to carry the wait."""

from datetime import date
from decimal import Decimal

from ensemble.foundation.core.money import to_cents
from ensemble.foundation.parameters.reading import decimal

YEAR = Decimal(36500)
"""365 days, and a rate in percent."""


def fund_cost(net: Decimal, *, days: int, on: date) -> Decimal:
    """`net`, excluding tax, paid to a member `days` before the client pays: 9,250 over 58 days at
    6 % is 88.19. The rate is the one of that day."""
    return to_cents(net * decimal("credit.fund_rate", on=on) * days / YEAR)
