from datetime import datetime

from django import template

register = template.Library()


@register.filter
def instant(value: str) -> datetime:
    return datetime.fromisoformat(value)
