from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from ensemble.foundation.administration.shelves import CLOSED, IN_FORCE, TO_COME
from ensemble.foundation.core.fields import Email, Line, Prose
from ensemble.foundation.parameters.models import Operator
from ensemble.foundation.ui.forms import Marked

ZONES = [(zone, zone.replace("_", " ")) for zone in sorted(available_timezones())]
MARKDOWN = gettext_lazy("Markdown.")


class Hour(forms.TimeField):
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


def long(**options) -> Prose:
    rows = forms.Textarea(attrs={"rows": 8})
    return Prose(max_length=20_000, required=False, widget=rows, help_text=MARKDOWN, **options)


def lead(**options) -> Line:
    """One paragraph, read whole while it is written."""
    return Line(max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3}), **options)


class SettingsForm(Marked):
    """Everything the operator says of itself."""

    name = Line(label=gettext_lazy("Name"), max_length=80)
    tagline_fr = Line(label=gettext_lazy("In one line, in French"), max_length=200)
    tagline_en = Line(label=gettext_lazy("In one line, in English"), max_length=200)
    lead_fr = lead(label=gettext_lazy("Under that line, in French"))
    lead_en = lead(label=gettext_lazy("Under that line, in English"))
    words_fr = long(label=gettext_lazy("Words of the front page, in French"))
    words_en = long(label=gettext_lazy("Words of the front page, in English"))
    email = Email(label=gettext_lazy("Address of letters"))
    phone = Line(label=gettext_lazy("Telephone"), max_length=30, required=False)
    address = Line(label=gettext_lazy("Postal address"), max_length=300, required=False)
    legal_notice = Prose(label=gettext_lazy("Legal notice"), max_length=5000, required=False)
    promise_working_days = forms.IntegerField(
        label=gettext_lazy("A first answer within, in working days"), min_value=1, max_value=30
    )
    answer_working_days = forms.IntegerField(
        label=gettext_lazy("A word answered within, in working days"), min_value=1, max_value=30
    )
    day_starts_at = Hour(label=gettext_lazy("The day starts at"))
    day_ends_at = Hour(label=gettext_lazy("The day ends at"))
    time_zone = forms.ChoiceField(label=gettext_lazy("Time zone"), choices=ZONES)
    video_link = forms.URLField(
        label=gettext_lazy("Meeting rooms"),
        help_text=gettext_lazy("https://… : each meeting adds its own name to it."),
        assume_scheme="https",
        required=False,
    )
    charter_fr = long(label=gettext_lazy("Charter of the members, in French"))
    charter_en = long(label=gettext_lazy("Charter of the members, in English"))
    charter_version = Line(
        label=gettext_lazy("Version of the charter"),
        help_text=gettext_lazy("Change it with the words: each member accepts the new one."),
        max_length=20,
    )

    def __init__(self, data=None, *, operator: Operator):
        known = {name: getattr(operator, name) for name in self.base_fields if name != "seen"}
        super().__init__(data, initial=dict(known), known=known)
        self.operator = operator

    def groups(self) -> list[tuple[str, list]]:
        """The fields under their titles."""
        return [(title, [self[name] for name in names.split()]) for title, names in GROUPS]

    def clean_video_link(self) -> str:
        """Ends with a slash: a longer host cannot pass for it."""
        link = self.cleaned_data["video_link"]
        if link and not link.startswith("https://"):
            self.add_error("video_link", _("Meeting rooms have an address in https."))
        return f"{link.rstrip('/')}/" if link else ""

    def clean(self):
        said = self.cleaned_data
        starts, ends = said.get("day_starts_at"), said.get("day_ends_at")
        if starts and ends and ends <= starts:
            self.add_error("day_ends_at", _("The day ends after it starts."))
        rewritten = {"charter_fr", "charter_en"} & set(self.changed_data)
        if rewritten and "charter_version" not in self.changed_data:
            self.add_error("charter_version", _("The charter changes: give it a new version."))
        return said


GROUPS = [
    (gettext_lazy("Who we are"), "name tagline_fr tagline_en lead_fr lead_en words_fr words_en"),
    (gettext_lazy("Where to find us"), "email phone address legal_notice"),
    (
        gettext_lazy("What we promise"),
        "promise_working_days answer_working_days day_starts_at day_ends_at time_zone video_link",
    ),
    (gettext_lazy("The charter"), "charter_fr charter_en charter_version"),
]


class FilterForm(forms.Form):
    """Only ever shown: what it cannot read, it does not filter by."""

    use_required_attribute = False
    q = Line(
        label=gettext_lazy("Search"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    state = forms.ChoiceField(
        label=pgettext_lazy("values", "Which"),
        choices=[
            ("", pgettext_lazy("values", "All")),
            (IN_FORCE, pgettext_lazy("values", "In force today")),
            (TO_COME, pgettext_lazy("values", "To come")),
            (CLOSED, pgettext_lazy("values", "Closed")),
        ],
        required=False,
    )


class ValueForm(forms.Form):
    name = forms.RegexField(
        r"^[a-z][a-z0-9_.]*$",
        label=gettext_lazy("Name of the value"),
        help_text=gettext_lazy("As the software asks for it: small letters, digits, points."),
        max_length=80,
        error_messages={"invalid": gettext_lazy("Small letters, digits and points only.")},
    )
    value = Line(label=gettext_lazy("Value"), max_length=500)
    unit = Line(label=gettext_lazy("Unit"), max_length=30, required=False)
    valid_from = forms.DateField(
        label=pgettext_lazy("a day", "From"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    source = Line(
        label=gettext_lazy("Where it is written"),
        help_text=gettext_lazy("A law and its article, a contract, a decision and its date."),
        max_length=300,
    )
