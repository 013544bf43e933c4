"""Amounts in euros, rates and percentages."""

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from ensemble.foundation.ui.formats import NBSP, french

MINUS = "\u2212"


def euros(value: Decimal | int | float | str | None) -> str:
    """`11 700,00 €` or `€11,700.00`; nothing for nothing."""
    return _with_euro(value, cents=True)


def rate(value: Decimal | int | float | str | None) -> str:
    """A daily rate, excluding tax: `850 € HT / jour` or `€850 excl. VAT / day`."""
    written = _with_euro(value, cents=False)
    if not written:
        return ""
    return NBSP.join(
        (written, *(("HT", "/", "jour") if french() else ("excl.", "VAT", "/", "day")))
    )


def percent(value: Decimal | int | float | str | None) -> str:
    """Points, written: 8 gives `8 %` or `8%`; 24.60 gives `24,6 %`."""
    number = _number(value)
    if number is None:
        return ""
    written = _signed(number, _grouped(format(_bare(abs(number)), "f")))
    return f"{written}{NBSP}%" if french() else f"{written}%"


def _with_euro(value: object, *, cents: bool) -> str:
    number = _number(value)
    if number is None:
        return ""
    number = number.quantize(Decimal("0.01"), ROUND_HALF_UP)
    whole = number == number.to_integral_value()
    written = _grouped(f"{abs(number):.0f}" if whole and not cents else f"{abs(number):.2f}")
    return _signed(number, f"{written}{NBSP}€" if french() else f"€{written}")


def _number(value: object) -> Decimal | None:
    if value is None or value == "":
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _bare(number: Decimal) -> Decimal:
    return (
        number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()
    )


def _grouped(digits: str) -> str:
    whole, _, decimals = digits.partition(".")
    thousands, point = (NBSP, ",") if french() else (",", ".")
    grouped = f"{int(whole):,}".replace(",", thousands)
    return f"{grouped}{point}{decimals}" if decimals else grouped


def _signed(number: Decimal, written: str) -> str:
    return f"{MINUS}{written}" if number < 0 else written
