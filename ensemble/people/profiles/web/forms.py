from datetime import timedelta
from decimal import Decimal

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.fields import Amount, Email, Line, Prose
from ensemble.people.profiles.actions.portraying import MOST_BYTES
from ensemble.people.profiles.languages import LANGUAGES

MOST_LANGUAGES = 5
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


class InviteForm(forms.Form):
    name = Line(label=_("First name and family name"), max_length=120)
    email = Email(label=_("Email address"))
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


class WordsForm(forms.Form):
    line = Line(
        label=_("In one line"),
        help_text=_("What you do, as you would say it at a table."),
        max_length=160,
    )
    text = Prose(
        label=_("In your own words"),
        help_text=_(
            "What you did, for whom, what remains of it; what you do not do. Markdown: **bold**, lists with dashes."
        ),
        max_length=6000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    years = forms.IntegerField(
        label=_("Years of practice"), min_value=0, max_value=70, required=False
    )


class FactsForm(forms.Form):
    rate = Amount(
        label=_("Daily rate, excluding VAT"),
        help_text=_("Yours alone to set. Clients read it on a shortlist you agreed to."),
        most=20_000,
        required=False,
    )
    city = Line(label=_("City"), max_length=80, required=False)
    remote = forms.BooleanField(label=_("I also work at a distance"), required=False)
    mobility = Line(
        label=_("Mobility"),
        help_text=_("Where and how often you travel, in your words."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args, languages=(), **kwargs):
        super().__init__(*args, **kwargs)
        choices = [("", "—"), *sorted(LANGUAGES.items(), key=lambda item: str(item[1]))]
        known = [*languages, *([["", ""]] * MOST_LANGUAGES)][:MOST_LANGUAGES]
        for number, (code, level) in enumerate(known, start=1):
            self.fields[f"language_{number}"] = forms.ChoiceField(
                label=_("Language %(number)s") % {"number": number},
                choices=choices,
                required=False,
                initial=code,
                widget=forms.Select(attrs={"class": "input"}),
            )
            self.fields[f"level_{number}"] = Line(
                label=_("Level, in your words"),
                max_length=60,
                required=False,
                initial=level,
                widget=forms.TextInput(attrs={"class": "input"}),
            )

    def language_rows(self):
        return [
            (self[f"language_{number}"], self[f"level_{number}"])
            for number in range(1, MOST_LANGUAGES + 1)
        ]

    def clean(self):
        """The rows of languages become one list, in the order given."""
        said = super().clean()
        rows = [
            [said.pop(f"language_{number}", ""), said.pop(f"level_{number}", "")]
            for number in range(1, MOST_LANGUAGES + 1)
        ]
        said["languages"] = list({code: [code, level] for code, level in rows if code}.values())
        return said


class HelpForm(forms.Form):
    can_help_with = Line(label=_("What I can help with"), max_length=300, required=False)
    would_like_help_with = Line(
        label=_("What I would like help with"), max_length=300, required=False
    )


class PortraitForm(forms.Form):
    picture = forms.FileField(
        label=_("Photograph"),
        help_text=_(
            "JPEG, PNG or WebP, 5 MB at most. It is cut to a circle; where it was taken is removed."
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        error_messages={"required": _("Choose a photograph."), "empty": _("This file is empty.")},
    )

    def clean_picture(self):
        picture = self.cleaned_data["picture"]
        if picture.size > MOST_BYTES:
            raise ValidationError(_("This file is too heavy: 5 MB at most."))
        return picture


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


class NoteForm(forms.Form):
    text = Prose(label=_("To remember"), max_length=2000)


class HowWeMetForm(forms.Form):
    text = Prose(label=_("How we met"), max_length=1000)
    met_on = forms.DateField(label=_("When"), widget=DATE, required=False)


class CorrectionForm(forms.Form):
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
