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


@register.simple_tag
def icon(name: str, label: str = "") -> SafeString:
    """An unlabelled icon says nothing to a screen reader: the word beside it does."""
    speaks = (
        format_html('role="img" aria-label="{}"', label)
        if label
        else mark_safe('aria-hidden="true"')
    )
    return format_html('<svg class="icon" viewBox="0 0 24 24" {}>{}</svg>', speaks, shape(name))


@cache
def shape(name: str) -> SafeString:
    file = FOLDER / f"{name}.svg"
    if not file.is_file():
        raise template.TemplateSyntaxError(
            f"No icon {name}: add it to vendor.lock.json and run bin/vendor."
        )
    return mark_safe(re.sub(r"\s*\n\s*", "", SHAPE.search(file.read_text())[1]))
