"""Every amount has a date, every delay a name. Solid is certain, hatched is expected, words say which."""

from datetime import date
from decimal import Decimal
from itertools import accumulate

from django import template

from ensemble.foundation.ui.formats.dates import day

register = template.Library()


@register.inclusion_tag("ui/components/amount.html")
def amount(value, size=""):
    return {"value": value, "size": size}


@register.inclusion_tag("ui/components/dated_line.html")
def dated_line(when, label, value, note="", url=""):
    """`when` is a date, or words such as "Vers le 5 décembre"."""
    written = day(when) if isinstance(when, date) else when
    return {"when": written, "label": label, "value": value, "note": note, "url": url}


@register.inclusion_tag("ui/components/bar.html")
def bar(parts, label=""):
    """parts: (value, words), or (value, words, "expected") for what is only awaited."""
    rows = [(Decimal(value), words, bool(kind)) for value, words, *kind in parts]
    total = sum(value for value, _, _ in rows) or Decimal(1)
    starts = accumulate((value for value, _, _ in rows), initial=Decimal(0))
    return {
        "label": label,
        "parts": [
            {
                "x": f"{start / total:.2%}",
                "width": f"{value / total:.2%}",
                "value": value,
                "words": words,
                "expected": expected,
            }
            for start, (value, words, expected) in zip(starts, rows, strict=False)
        ],
    }


@register.inclusion_tag("ui/components/ledger_line.html")
def ledger_line(label, on, value, entries=None):
    """entries: (account, debit, credit), the double entry that the line opens onto."""
    return {"label": label, "on": on, "value": value, "entries": entries}
