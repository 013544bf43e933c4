"""Days as people count them."""

from datetime import date
from decimal import Decimal

from django import template
from django.utils.formats import get_format
from django.utils.translation import ngettext

from ensemble.foundation.ui.formats import NBSP
from ensemble.foundation.ui.formats.dates import day

register = template.Library()


@register.filter
def days(quantity: Decimal | str | None) -> str:
    """`17,5 jours`, `1 jour`, `0,5 jour`."""
    number = Decimal(quantity or 0)
    written = f"{number.normalize():f}".replace(".", get_format("DECIMAL_SEPARATOR"))
    # French says « 1,5 jour »: the plural begins at two.
    return ngettext("%(number)s day", "%(number)s days", int(abs(number)) or 1).replace(
        " ", NBSP
    ) % {"number": written}


@register.filter
def iso_day(written: str) -> str:
    """A day kept as `2026-11-03` in the facts of the timeline."""
    return day(date.fromisoformat(written))
