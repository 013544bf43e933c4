"""A name as two letters, and as something that does not wrap."""

from django.utils.html import format_html
from django.utils.safestring import SafeString


def initials(name: object) -> str:
    """Of a person or of a name: `Karim Benali` gives `KB`."""
    known = getattr(name, "initials", None)
    if known:
        return known
    words = [word for word in str(getattr(name, "name", name)).split() if word[0].isalpha()]
    kept = words if len(words) < 2 else (words[0], words[-1])
    return "".join(word[0].upper() for word in kept)


def nowrap(text: object) -> SafeString:
    return format_html('<span class="nowrap">{}</span>', text)
