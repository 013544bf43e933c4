from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.fields import Line
from ensemble.foundation.persons.models import Person


class ThemeForm(forms.Form):
    theme = forms.ChoiceField(choices=Person.Theme.choices)


class LanguageForm(forms.Form):
    language = forms.ChoiceField(choices=settings.LANGUAGES)


class AboutMeForm(forms.Form):
    """What letters and pages need to know to speak to someone properly."""

    name = Line(label=_("First name and family name"), max_length=120)
    agreement = forms.ChoiceField(
        label=_("How should French agree your titles?"), choices=Person.Agreement.choices
    )
    phone = Line(label=_("Telephone"), max_length=30, required=False)
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        choices=[(zone, zone.replace("_", " ")) for zone in sorted(available_timezones())],
    )
