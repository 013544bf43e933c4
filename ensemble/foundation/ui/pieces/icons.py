"""Icons are drawn in the page: no font, no request. Only those kept in `icons/` exist."""

import re
from functools import cache
from pathlib import Path

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
FOLDER = Path(__file__).resolve().parents[1] / "icons"
SHAPE = re.compile(r"<svg[^>]*>(.*)</svg>", re.DOTALL)


@register.simple_tag(name="icon")
def icon_tag(name: str, label: str = "") -> SafeString:
    """An unlabelled icon says nothing to a screen reader: the word beside it does."""
    return icon(name, str(label))


@cache
def icon(name: str, label: str = "") -> SafeString:
    speaks = format_html('role="img" aria-label="{}"', label) if label else 'aria-hidden="true"'
    return format_html(
        '<svg class="icon" viewBox="0 0 24 24" {}>{}</svg>', mark_safe(speaks), shape(name)
    )


def shape(name: str) -> SafeString:
    file = FOLDER / f"{name}.svg"
    if not file.is_file():
        raise template.TemplateSyntaxError(
            f"No icon {name}: add it to vendor.lock.json and run bin/vendor."
        )
    return mark_safe(re.sub(r"\s*\n\s*", "", SHAPE.search(file.read_text())[1]))
