"""`{% load contracts %}`: days, rhythms and delays, as they are said."""

from datetime import date
from decimal import Decimal

from django import template

from ensemble.foundation.ui.formats.dates import day
from ensemble.work.contracts.blanks import (
    days_in_words,
    payment_in_words,
    promise_in_words,
    rhythm_in_words,
)
from ensemble.work.contracts.models import Terms

register = template.Library()


@register.filter
def in_days(days: Decimal | int | str) -> str:
    """`60 days`, `18.5 days`."""
    return days_in_words(Decimal(days))


@register.filter
def written_day(on: str) -> str:
    """A day kept as ISO in a fact."""
    return day(date.fromisoformat(on))


@register.filter
def rhythm(days: list[int]) -> str:
    return rhythm_in_words(days)


@register.filter
def payment(terms: Terms) -> str:
    return payment_in_words(terms)


@register.filter
def promise(terms: Terms) -> str:
    return promise_in_words(terms)
