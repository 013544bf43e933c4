from datetime import date

from django import template

register = template.Library()


@register.filter
def iso_day(written: str) -> date:
    """A day as facts keep it."""
    return date.fromisoformat(written)
