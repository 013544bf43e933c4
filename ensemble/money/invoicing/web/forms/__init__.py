"""The shape of what people type; forms never save."""

from decimal import Decimal, InvalidOperation

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _


class Quantity(forms.CharField):
    """`18,5`, `18.5`, `0,5`: above zero, two decimals at most."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def prepare_value(self, value):
        """A quantity kept, as the reader writes it: `18`, or `18,5`."""
        return number_format(f"{value.normalize():f}") if isinstance(value, Decimal) else value

    def to_python(self, value):
        text = super().to_python(value).replace(",", ".").replace("\u00a0", "").strip()
        if not text:
            return None
        try:
            number = Decimal(text)
        except InvalidOperation:
            number = Decimal("NaN")
        if not (number.is_finite() and 0 < number <= 10_000 and number == round(number, 2)):
            raise ValidationError(_("Type a number above zero, for example 18,5."))
        return number
