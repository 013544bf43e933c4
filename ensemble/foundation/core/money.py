"""Euros are `Decimal`, exact, two digits, rounded once and half-up (French commercial usage)."""

from decimal import ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")


def to_cents(amount: Decimal) -> Decimal:
    """325.005 becomes 325.01. Refuses floats, which never were exact, and what is not a number."""
    if not isinstance(amount, Decimal):
        raise TypeError(f"an amount is a Decimal, not {type(amount).__name__}")
    if not amount.is_finite():
        raise ValueError(f"{amount} is not an amount")
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)
