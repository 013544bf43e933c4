"""Form fields that clean what they receive and explain what they refuse."""

import re
import unicodedata
from decimal import Decimal, InvalidOperation

from django import forms
from django.core.exceptions import ValidationError
from django.template.defaultfilters import floatformat
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.money import to_cents
from ensemble.foundation.core.text import clean_email, clean_line, clean_text


class Line(forms.CharField):
    """One line of text."""

    def __init__(self, *, max_length: int = 200, **options):
        super().__init__(max_length=max_length, **options)

    def to_python(self, value):
        return clean_line(super().to_python(value))


class Prose(forms.CharField):
    """Several lines of text."""

    widget = forms.Textarea(attrs={"rows": 5})

    def __init__(self, *, max_length: int = 5000, **options):
        super().__init__(max_length=max_length, **options)

    def to_python(self, value):
        return clean_text(super().to_python(value))


class Email(forms.EmailField):
    """An address in its canonical spelling."""

    default_validators = []
    default_error_messages = {
        "invalid": _("Check the address: it looks like name@company.com."),
    }

    def to_python(self, value):
        value = super().to_python(value)
        if not value:
            return value
        try:
            return clean_email(value)
        except ValidationError as error:
            if getattr(error, "code", None) == "invalid":
                raise ValidationError(self.error_messages["invalid"], code="invalid") from None
            raise


class Amount(forms.Field):
    """Euros, as French and English people type them: `650`, `1 000,5`, `1,000.50`."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    default_error_messages = {
        "amount": _("Type an amount in euros, for example 650 or 1 200,50."),
        "ambiguous": _("With three digits after it, this sign reads two ways: type 1200 or 1,20."),
        "negative": _("An amount here is above zero."),
        "high": _("This amount is above what is possible here (%(most)s €)."),
    }

    def __init__(self, *, most: int = 10_000_000, **options):
        self.most = most
        super().__init__(**options)

    def prepare_value(self, value):
        """An amount kept, as the reader writes it: `1050`, or `650,50`."""
        return floatformat(value, -2) if isinstance(value, Decimal) else value

    def to_python(self, value):
        if value in self.empty_values:
            return None
        text = unicodedata.normalize("NFKC", str(value)).replace("€", "")
        text = re.sub(r"[\s_'’]", "", text)
        if re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", text):
            raise ValidationError(self.error_messages["ambiguous"], code="ambiguous")
        if re.fullmatch(r"-?\d{1,3}((,\d{3})+\.\d+|(,\d{3}){2,})", text):
            text = text.replace(",", "")
        text = text.replace(",", ".")
        if not re.fullmatch(r"-?\d{1,12}(\.\d{1,6})?", text):
            raise ValidationError(self.error_messages["amount"], code="amount")
        try:
            return to_cents(Decimal(text))
        except InvalidOperation:
            raise ValidationError(self.error_messages["amount"], code="amount") from None

    def validate(self, value):
        super().validate(value)
        if value is None:
            return
        if value <= 0:
            raise ValidationError(self.error_messages["negative"], code="negative")
        if value > self.most:
            raise ValidationError(self.error_messages["high"] % {"most": self.most}, code="high")
