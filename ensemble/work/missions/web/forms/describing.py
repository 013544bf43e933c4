"""The five questions, together and one by one, and the document joined to them."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.fields import Amount, Line, Prose
from ensemble.foundation.files.forms import Upload
from ensemble.foundation.ui.forms import KeptAsTyped, Marked
from ensemble.work.missions.kinds import BRIEF
from ensemble.work.missions.models import NeedVersion
from ensemble.work.missions.web.forms import Day

PRESENCE = [
    (NeedVersion.Place.ON_SITE, _("On site")),
    (NeedVersion.Place.HYBRID, _("Some days on site")),
    (NeedVersion.Place.REMOTE, _("Remotely")),
]


class WhatForm(forms.Form):
    """1. What it is about."""

    title = Line(
        label=_("In one line"),
        max_length=140,
        help_text=_("As you would say it to a colleague: “Rebuild our S&OP process”."),
        error_messages={"required": _("Give your need a name, in one line.")},
    )
    context = Prose(
        label=_("The context, and why now"),
        max_length=6000,
        help_text=_("Three or four sentences are enough. Your own words will head our answer."),
        error_messages={"required": _("Say in a few sentences what is happening.")},
    )


class OutcomeForm(forms.Form):
    """2. What will be true at the end."""

    outcome = Prose(
        label=_("What will have changed when the mission ends"),
        max_length=4000,
        help_text=_("A result you could see, rather than a list of tasks."),
        error_messages={"required": _("Say what will have changed at the end.")},
    )


class PlaceForm(forms.Form):
    """3. Where."""

    presence = forms.ChoiceField(
        label=_("Presence"), choices=PRESENCE, widget=forms.RadioSelect, initial="hybrid"
    )
    place = Line(
        label=_("City or site"),
        max_length=120,
        required=False,
        help_text=_("For example: Lyon, two days a week."),
    )


class WhenForm(forms.Form):
    """4. When, and for how long."""

    starts_on = Day(label=_("From"), required=False)
    days = forms.IntegerField(
        label=_("Number of days"),
        required=False,
        min_value=1,
        max_value=1000,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 1, "max": 1000}),
        help_text=_("An idea of it; you decide when you choose."),
        error_messages={
            "invalid": _("Type a whole number of days, for example 60."),
            "min_value": _("A mission lasts a day at least."),
            "max_value": _("A mission lasts a thousand days at most."),
        },
    )
    rhythm = Line(
        label=_("Rhythm"),
        max_length=120,
        required=False,
        help_text=_("For example: three days a week until June."),
    )


class BudgetForm(forms.Form):
    """5. For how much."""

    budget = Amount(
        label=_("Budget a day, excluding VAT"),
        most=100_000,
        required=False,
        help_text=_("Everything included. It helps us think of the right people."),
    )


class NeedForm(WhatForm, OutcomeForm, PlaceForm, WhenForm, BudgetForm):
    """The five questions on one page."""

    field_order = (
        *("title", "context", "outcome", "presence", "place"),
        *("starts_on", "days", "rhythm", "budget"),
    )


class Drafted(Marked):
    """Answers of a draft, with the mark of those that the page showed."""

    def __init__(self, data: QueryDict | None = None, *, version: NeedVersion | None):
        asked = self.base_fields.keys() - {"seen"}
        known = {name: getattr(version or NeedVersion(), name) for name in asked}
        super().__init__(data, initial=dict(known), known=known)


class DraftForm(Drafted, KeptAsTyped, NeedForm):
    def typed_so_far(self) -> dict:
        """What can be kept while it is being typed: nothing is missing or wrong yet, and an answer
        that cannot be read stays as it was."""
        self.full_clean()
        self.errors.clear()
        return {name: self.cleaned_data.get(name, self.initial[name]) for name in self.fields}


class WhatStep(Drafted, WhatForm):
    pass


class OutcomeStep(Drafted, OutcomeForm):
    pass


class PlaceStep(Drafted, PlaceForm):
    pass


class WhenStep(Drafted, WhenForm):
    pass


class BudgetStep(Drafted, BudgetForm):
    pass


STEPS = {
    "what": WhatStep,
    "outcome": OutcomeStep,
    "place": PlaceStep,
    "when": WhenStep,
    "budget": BudgetStep,
}


def answers_of(version: NeedVersion) -> dict:
    """The words of a version, to fill a form with."""
    return {name: getattr(version, name) for name in NeedForm.base_fields}


class BriefForm(forms.Form):
    brief = Upload(
        kind=BRIEF,
        label=_("Your document"),
        help_text=_("PDF or Word (DOCX), 10 MB at most. Only those who work on this need read it."),
    )
