"""What the team asks and remembers, and what a member answers beside it."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.fields import Amount, Email, Line, Prose
from ensemble.foundation.ui.forms import Keyed, Marked
from ensemble.people.profiles.web.forms.days import DATE


class InviteForm(forms.Form):
    name = Line(label=_("First name and family name"), max_length=120)
    email = Email(label=_("E-mail address"))
    language = forms.ChoiceField(
        label=_("Language of the letter"), choices=settings.LANGUAGES, widget=forms.RadioSelect
    )
    words = Prose(
        label=_("Your words"),
        help_text=_(
            "Why this person, in a sentence or two. They stand in the letter, signed by you."
        ),
        max_length=1000,
        required=False,
    )


class NoteForm(Keyed):
    text = Prose(label=_("To remember"), max_length=2000)


class HowWeMetForm(Keyed):
    text = Prose(label=_("How we met"), max_length=1000)
    met_on = forms.DateField(label=_("When"), widget=DATE, required=False)


class CorrectionForm(Marked):
    text = Prose(
        label=_("My words beside this note"),
        help_text=_("They stand next to it, in full. Leave empty to withdraw them."),
        max_length=2000,
        required=False,
    )


class FiltersForm(forms.Form):
    """The bounds of a search. What cannot be read is passed over: a search never fails."""

    q = forms.CharField(required=False)
    sector = forms.CharField(required=False)
    city = Line(max_length=80, required=False)
    remote = forms.BooleanField(required=False)
    rate = Amount(required=False)
    free = forms.DateField(required=False)
