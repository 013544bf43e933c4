"""The day someone is free, and the days of a week."""

from datetime import timedelta
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

DATE = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class FreeOn(forms.DateField):
    """A day from which someone is free: today at the earliest, two years ahead at most."""

    widget = DATE
    default_error_messages = {
        "invalid": _("Choose a day, for example 2027-01-04."),
        "far": _("Choose a day within two years."),
    }

    def validate(self, value):
        super().validate(value)
        today = timezone.localdate()
        if value and not today - timedelta(days=366) <= value <= today + timedelta(days=731):
            raise ValidationError(self.error_messages["far"], code="far")


class AvailabilityForm(forms.Form):
    """A day; or, said so, none for now."""

    free_on = FreeOn(label=_("Another day"), error_messages={"required": _("Choose a day.")})

    def __init__(self, data=None, **options):
        super().__init__(data, **options)
        self.fields["free_on"].required = not (data and "unknown" in data)


class RhythmForm(forms.Form):
    rhythm = forms.TypedChoiceField(
        label=_("Days a week"),
        choices=[(str(days), str(days)) for days in (1, 2, 3, 4, 5)],
        coerce=Decimal,
        widget=forms.RadioSelect,
    )
