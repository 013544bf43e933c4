"""`{% load ui %}`: every component and every way of writing. README.md lists them with their arguments."""

from django import template
from django.utils.safestring import mark_safe

from ensemble.foundation.ui.formats import dates, markdown, money, names
from ensemble.foundation.ui.pieces import buttons, forms, icons, layout, moments, people
from ensemble.foundation.ui.pieces import money as amounts

register = template.Library()

for family in (amounts, buttons, forms, icons, layout, moments, people):
    register.tags.update(family.register.tags)

for written in (
    *(money.euros, money.rate, money.percent),
    *(dates.day, dates.short_day, dates.moment, dates.hour),
    *(dates.month_year, dates.of_month, dates.short_month),
    *(names.address, names.initials, names.nowrap),
):
    register.filter(written.__name__, written)


@register.filter(name="markdown")
def to_markdown(text: str | None) -> str:
    return mark_safe(markdown.to_html(text))
