import re
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.fields import Line
from ensemble.foundation.persons.models import Person


def _zones() -> list[tuple[str, str]]:
    """Zones as people know them, by their cities; bare offsets are left out."""
    cities = sorted(zone for zone in available_timezones() if "/" in zone and zone[:4] != "Etc/")
    return [(zone, zone.replace("_", " ").replace("/", ", ")) for zone in cities]


class ThemeForm(forms.Form):
    theme = forms.ChoiceField(choices=Person.Theme.choices)


class LanguageForm(forms.Form):
    language = forms.ChoiceField(choices=settings.LANGUAGES)


class AboutMeForm(forms.Form):
    name = Line(
        label=_("First name and family name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = Line(
        label=_("Telephone"),
        help_text=_("Only for the people you work with."),
        max_length=30,
        required=False,
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
    )
    agreement = forms.ChoiceField(
        label=_("How should French agree your titles?"),
        choices=Person.Agreement.choices,
        widget=forms.RadioSelect,
    )
    language = forms.ChoiceField(
        label=_("Language of pages and letters"),
        choices=settings.LANGUAGES,
        widget=forms.RadioSelect,
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=_zones)
    theme = forms.ChoiceField(
        label=_("Colours"), choices=Person.Theme.choices, widget=forms.RadioSelect
    )

    def clean_phone(self) -> str:
        phone = self.cleaned_data["phone"]
        if phone and not re.fullmatch(r"[+(]?[0-9][0-9 .()/-]{5,}", phone):
            raise ValidationError(
                _("Type a number, for example 06 12 34 56 78 or +33 6 12 34 56 78.")
            )
        return phone
