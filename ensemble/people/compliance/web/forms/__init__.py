"""The shape of what people type; forms never save."""

from django import forms
from django.utils.translation import gettext_lazy as _


class Day(forms.DateField):
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    default_error_messages = {"invalid": _("Choose a day, for example 2026-11-23.")}
