"""`{% stage invoice as stage %}`: where it stands today; `{{ line.quantity|plain }}`: 18,5."""

from decimal import Decimal

from django import template
from django.utils import timezone
from django.utils.formats import number_format

from ensemble.money.invoicing.days import day_of
from ensemble.money.invoicing.models import Invoice
from ensemble.money.invoicing.stages import Stage, stage_of

register = template.Library()


@register.simple_tag
def stage(invoice: Invoice) -> Stage:
    return stage_of(invoice, day_of(timezone.now()))


@register.filter
def plain(number: Decimal) -> str:
    """Without the zeros that say nothing."""
    whole = number.normalize()
    digits = max(0, -whole.as_tuple().exponent)
    return number_format(whole, decimal_pos=digits, use_l10n=True, force_grouping=True)
