"""How amounts, dates and names are written, in French and in English, without ever wrapping."""

from django.utils.translation import get_language

NBSP = "\u00a0"


def french() -> bool:
    return (get_language() or "fr").startswith("fr")
