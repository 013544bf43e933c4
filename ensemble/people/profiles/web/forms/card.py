"""What a member writes on their card."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.fields import Amount, Line, Prose
from ensemble.foundation.ui.forms import Marked
from ensemble.people.profiles.actions.portraying import MOST_BYTES
from ensemble.people.profiles.languages import LANGUAGES

MOST_LANGUAGES = 5


class WordsForm(Marked):
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


class FactsForm(Marked):
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


class HelpForm(Marked):
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
