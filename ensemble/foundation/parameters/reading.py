from datetime import date
from decimal import Decimal

from ensemble.foundation.parameters.models import DatedValue


class Unknown(LookupError):
    """No value of that name on that day."""


def value(name: str, *, on: date) -> str:
    """The value in force on that day, as written. Raises Unknown."""
    found = DatedValue.objects.in_force(on).filter(name=name).values_list("value", flat=True)
    if not found:
        raise Unknown(f"no value of {name!r} on {on}")
    return found[0]


def decimal(name: str, *, on: date) -> Decimal:
    return Decimal(value(name, on=on))
