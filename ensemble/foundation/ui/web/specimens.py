"""A person and a form to show the components with."""

from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Specimen:
    name: str

    @property
    def first_name(self) -> str:
        return self.name.split()[0]


class NeedForm(forms.Form):
    title = forms.CharField(
        label=_("What do you need someone for?"),
        help_text=_("In your own words. You can make it clearer with us later."),
        max_length=120,
        error_messages={"required": _("Say in a few words what you need someone for.")},
    )
    text = forms.CharField(
        label=_("Tell us more"), widget=forms.Textarea(attrs={"rows": 4}), required=False
    )
    place = forms.ChoiceField(
        label=_("Where?"),
        choices=[("on", _("On site")), ("both", _("Both")), ("away", _("Remotely"))],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose where the work happens.")},
    )
    crafts = forms.MultipleChoiceField(
        label=_("Which crafts come close?"),
        choices=[("plan", _("Planning")), ("fin", _("Finance")), ("data", _("Data governance"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    city = forms.ChoiceField(
        label=_("City"), choices=[("lyon", "Lyon"), ("paris", "Paris"), ("nantes", "Nantes")]
    )
    starts_on = forms.DateField(
        label=_("From when?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _("This day does not exist: look at the month again.")},
    )
    rate = forms.DecimalField(
        label=_("Daily budget, excluding tax"),
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        help_text=_("An order of magnitude is enough."),
    )
    brief = forms.FileField(
        label=_("A document, if you have one"),
        help_text=_("PDF or Word, up to 10 MB."),
        required=False,
    )
    agreed = forms.BooleanField(
        label=_("I have read how people are presented and who sees what."),
        error_messages={"required": _("Tick the box once you have read how people are presented.")},
    )


def filled_form() -> NeedForm:
    return NeedForm(
        auto_id="need_%s",
        initial={
            "title": _("Overhaul of our sales and operations planning"),
            "place": "both",
            "crafts": ["plan", "data"],
            "city": "lyon",
            "starts_on": "2026-12-01",
            "rate": "850",
        },
    )


def wrong_form() -> NeedForm:
    """The same, sent with holes in it."""
    return NeedForm(
        {"title": "", "city": "lyon", "starts_on": "2026-02-31", "rate": "800"}, auto_id="wrong_%s"
    )
