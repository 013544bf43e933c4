"""What the talent manager writes, and what the person presented corrects."""

from collections.abc import Mapping

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.fields import Amount, Line, Prose
from ensemble.foundation.core.marks import mark_of
from ensemble.foundation.ui.forms import KeptAsTyped, Marked
from ensemble.work.missions.actions.composing import words_about
from ensemble.work.missions.models import Presentation
from ensemble.work.missions.web.forms import Day


def were_shown(words: Mapping[str, str], seen: str | None) -> bool:
    """Whether the page showed these very words, of someone already asked or not."""
    return seen in {mark_of({**words, "asked": asked}) for asked in (False, True)}


class PresentationForm(KeptAsTyped):
    """Her words about one person. An unfinished page is kept as it is; asking needs both."""

    why = Prose(
        max_length=900,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Two or three sentences about this need. Nobody else writes them."),
    )
    limit = Prose(
        label=_("One honest limit"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For example: has never worked in English."),
    )

    def __init__(self, *args, presentation: Presentation, asking: bool = False, **options):
        words = {"why": presentation.why, "limit": presentation.limit}
        super().__init__(
            *args,
            prefix=presentation.public_id.hex,
            initial=words,
            known=words_about(presentation),
            **options,
        )
        self.presentation = presentation
        name = {"name": presentation.person.first_name}
        self.fields["why"].label = _("Why %(name)s") % name
        self.ask_both(asking)
        self.fields["why"].error_messages["required"] = (
            _("Write why %(name)s: the client reads it, and so does %(name)s.") % name
        )
        self.fields["limit"].error_messages["required"] = (
            _("Write one limit about %(name)s: it is what makes the rest believed.") % name
        )

    def ask_both(self, asking: bool) -> None:
        self.fields["why"].required = self.fields["limit"].required = asking

    def has_read(self) -> None:
        """Whoever has been asked is asked again by a gesture, which is choosing."""
        if self.presentation.state != "drafted":
            Marked.has_read(self)

    def is_untouched(self) -> bool:
        """The words of the page, sent back as they were shown."""
        words = {name: self.cleaned_data[name] for name in ("why", "limit")}
        return were_shown(words, self.cleaned_data["seen"])


class FactsForm(forms.Form):
    """The facts a member may set right before anybody reads them."""

    line = Line(
        label=_("What you do, in one line"),
        max_length=160,
        error_messages={"required": _("Say in one line what you do: the client reads it.")},
    )
    years = forms.IntegerField(
        label=_("Years of practice"),
        required=False,
        min_value=0,
        max_value=70,
        error_messages={"invalid": _("Type a whole number of years.")},
    )
    rate = Amount(
        label=_("Your daily rate, excluding VAT"),
        most=100_000,
        error_messages={"required": _("Give your daily rate: it is yours to set.")},
    )
    free_on = Day(label=_("Free from"), required=False)
    place = Line(label=_("Where you work"), max_length=120, required=False)

    @classmethod
    def of(cls, presentation: Presentation, data=None) -> "FactsForm":
        known = {name: getattr(presentation, name) for name in cls.base_fields}
        return cls(data, initial=known)


class SearchForm(forms.Form):
    """Only ever shown: whatever is asked, the search reads it."""

    use_required_attribute = False
    q = Line(
        label=_("Search the members"),
        max_length=5000,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


class SlotForm(forms.Form):
    """One of the hours still free."""

    slot = forms.ModelChoiceField(
        None,
        to_field_name="public_id",
        error_messages={
            "required": _("Choose one of the hours."),
            "invalid_choice": _("This hour has just been taken. Choose another one."),
        },
    )

    def __init__(self, *args, slots: QuerySet, **options):
        super().__init__(*args, **options)
        self.fields["slot"].queryset = slots


class ReasonForm(forms.Form):
    reason = Prose(
        label=_("A word for the other person"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
