from datetime import date

from django import template

from ensemble.foundation.accounts.models.organisations import Seat
from ensemble.foundation.accounts.models.team import Role

register = template.Library()


@register.filter
def role_name(role: str) -> str:
    """`talent` as people say it."""
    return str(Role(role).label)


@register.filter
def seat_name(role: str) -> str:
    return str(Seat.Role(role).label)


@register.filter
def as_day(text: str) -> date:
    """A day as the timeline keeps it."""
    return date.fromisoformat(text)
