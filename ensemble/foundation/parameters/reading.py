from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from decimal import Decimal

from ensemble.foundation.parameters.models import DatedValue

_known: ContextVar[dict[date, dict[str, str]] | None] = ContextVar("known", default=None)


class Unknown(LookupError):
    """No value of that name on that day."""


def value(name: str, *, on: date) -> str:
    """The value in force on that day, as written. Raises Unknown."""
    known = _known_on(on)
    if known is None:
        found = DatedValue.objects.in_force(on).filter(name=name).values_list("value", flat=True)
        written = found[0] if found else None
    else:
        written = known.get(name)
    if written is None:
        raise Unknown(f"no value of {name!r} on {on}")
    return written


def decimal(name: str, *, on: date) -> Decimal:
    return Decimal(value(name, on=on))


def values_of(prefix: str, *, on: date) -> dict[str, str]:
    """Those in force on that day whose name begins so, in one query."""
    known = _known_on(on)
    if known is None:
        found = DatedValue.objects.in_force(on).filter(name__startswith=prefix)
        return dict(found.values_list("name", "value"))
    return {name: written for name, written in known.items() if name.startswith(prefix)}


def _known_on(on: date) -> dict[str, str] | None:
    """Every value of that day, inside `read_at_once`; None outside."""
    known = _known.get()
    if known is not None and on not in known:
        known[on] = dict(DatedValue.objects.in_force(on).values_list("name", "value"))
    return None if known is None else known[on]


@contextmanager
def read_at_once() -> Iterator[None]:
    """Inside, all the values of a day are read by one query: for a page that asks many of them."""
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)
