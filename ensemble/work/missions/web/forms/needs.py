"""The five questions, and what may be said of a need afterwards."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.accounts.access import has_role, seats_of
from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.core.fields import Amount, Email, Line, Prose
from ensemble.foundation.persons.models import Person
from ensemble.work.missions.briefs import kind_of
from ensemble.work.missions.models import Need, NeedVersion
from ensemble.work.missions.models.brief import LARGEST_BRIEF
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


STEPS = {
    "what": WhatForm,
    "outcome": OutcomeForm,
    "place": PlaceForm,
    "when": WhenForm,
    "budget": BudgetForm,
}


def answers_of(version: NeedVersion | None) -> dict:
    """The words of a version, to fill a form with."""
    return {name: getattr(version, name) for name in NeedForm.base_fields} if version else {}


class BriefForm(forms.Form):
    brief = forms.FileField(
        label=_("Your document"),
        help_text=_("PDF or Word (DOCX), 10 MB at most. Only those who work on this need read it."),
        max_length=255,
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx"}),
        error_messages={
            "required": _("Choose a file first."),
            "empty": _("This file is empty."),
            "max_length": _("The name of this file is very long: shorten it."),
        },
    )

    def clean_brief(self):
        brief = self.cleaned_data["brief"]
        if brief.size > LARGEST_BRIEF:
            raise ValidationError(_("This file weighs more than 10 MB."), code="heavy")
        kind_of(content := brief.read())
        return {"name": brief.name, "content": content}


class SendForm(forms.Form):
    """For whom: asked only of those who have no seat yet, or several."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        to_field_name="public_id",
        label=_("For which organisation"),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the organisation this need is for.")},
    )
    organisation_name = Line(
        label=_("Your organisation"),
        max_length=120,
        help_text=_("The company you will run this mission for."),
        error_messages={"required": _("Give the name of your organisation.")},
    )

    def __init__(self, *args, person: Person, **options):
        super().__init__(*args, **options)
        known = organisations_for(person)
        self.fields["organisation"].queryset = known
        newcomer = not (seats_of(person) or has_role(person, "talent"))
        if not newcomer:
            del self.fields["organisation_name"]
        if newcomer or (len(known) == 1 and not has_role(person, "talent")):
            del self.fields["organisation"]
        elif has_role(person, "talent"):
            self.fields["organisation"].widget = forms.Select()


def organisations_for(person: Person) -> QuerySet[Organisation]:
    """Those a person may send a need for."""
    everyone = Organisation.objects.order_by("name", "pk")
    if has_role(person, "talent"):
        return everyone
    return everyone.filter(pk__in=[seat.organisation_id for seat in seats_of(person)])


class WordsForm(forms.Form):
    text = Prose(
        label=_("Your message"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write a few words before sending.")},
    )


class RewriteForm(NeedForm):
    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class ColleagueForm(forms.Form):
    email = Email(
        label=_("Address of a colleague"),
        help_text=_("Someone who already has a place in your organisation here."),
        error_messages={"required": _("Give the address of your colleague.")},
    )


class PurchaseOrderForm(forms.Form):
    purchase_order = Line(label=_("Purchase order number"), max_length=60, required=False)


class BecauseForm(forms.Form):
    because = Prose(
        label=_("Why, in one sentence"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("One sentence is enough, and it matters to those who read it.")
        },
    )


class HandOverForm(forms.Form):
    to = forms.ModelChoiceField(
        Person.objects.none(),
        to_field_name="public_id",
        label=_("Who takes this need over"),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who takes it over.")},
    )

    def __init__(self, *args, need: Need, colleagues: QuerySet[Person], **options):
        super().__init__(*args, **options)
        self.fields["to"].queryset = colleagues.exclude(pk=need.talent_manager_id)
