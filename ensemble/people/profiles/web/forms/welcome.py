"""The first ten minutes of a member."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.fields import Line
from ensemble.people.profiles.web.forms.days import FreeOn


class SentencesForm(forms.Form):
    line = Line(
        label=_("What I do"),
        help_text=_("One line, as you would say it at a table."),
        max_length=160,
    )
    can_help_with = Line(label=_("What I can help with"), max_length=300, required=False)
    would_like_help_with = Line(
        label=_("What I would like help with"), max_length=300, required=False
    )


class PlaceForm(forms.Form):
    city = Line(label=_("My city"), max_length=80)
    remote = forms.BooleanField(label=_("I also work at a distance"), required=False)
    free_on = FreeOn(label=_("Free from"), required=False)


class CharterForm(forms.Form):
    accepted = forms.BooleanField(
        label=_("I have read the charter and I accept it"),
        error_messages={"required": _("Tick the box to belong; nobody is a member by accident.")},
    )
