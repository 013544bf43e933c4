"""The shape of what people type; forms never save."""

from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.errors import TooLate


class Day(forms.DateField):
    """A calendar day, in the picker of the device."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class Quantity(forms.CharField):
    """`18,5`, `18.5`, `0,5`: above zero, two decimals at most."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

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


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent; nothing when the page is only asked for."""
    return request.POST if request.method == "POST" else None


def done(form: forms.Form, act: Callable[[dict], object]) -> bool:
    """Whether the form was right and the act made. If not, the form says why, answers kept."""
    if not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except TooLate as trouble:
        form.trouble = trouble
        form.add_error(None, str(trouble))
    except ValidationError as trouble:
        form.add_error(None, trouble)
    return not form.errors


def status_of(form: forms.Form) -> int:
    """200 for a page asked for, 422 for answers to look at again, 409 for whoever came late."""
    if hasattr(form, "trouble"):
        return 409
    return 422 if form.is_bound else 200
