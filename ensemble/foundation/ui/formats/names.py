"""A name as two letters, as something that does not wrap, and an address that wraps well."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe


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


def address(email: str) -> SafeString:
    """An e-mail address that a narrow card breaks before its `@`, and nowhere inside a word."""
    return format_html_join(mark_safe("<wbr>@"), "{}", ((part,) for part in email.split("@")))
