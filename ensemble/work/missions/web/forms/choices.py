"""Choosing, answering, and the fee."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.fields import Line, Prose
from ensemble.foundation.ui.forms import Marked
from ensemble.work.missions.actions.explaining import words_about
from ensemble.work.missions.models import FeeRule, NotRetained, Presentation
from ensemble.work.missions.web.forms import Day


class ChoiceForm(forms.Form):
    starts_on = Day(
        label=_("First day"), error_messages={"required": _("Give the first day of the mission.")}
    )
    days = forms.IntegerField(
        label=_("Number of days"),
        min_value=1,
        max_value=1000,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "min": 1, "max": 1000}),
        error_messages={
            "required": _("Give the number of days."),
            "invalid": _("Type a whole number of days, for example 60."),
            "min_value": _("A mission lasts a day at least."),
            "max_value": _("A mission lasts a thousand days at most."),
        },
    )
    purchase_order = Line(
        label=_("Purchase order number"),
        max_length=60,
        required=False,
        help_text=_("It will stand on every invoice. You may give it later."),
    )

    @classmethod
    def for_(
        cls, presentation: Presentation, data=None, asked: Mapping = MappingProxyType({})
    ) -> "ChoiceForm":
        """Filled with what is known; `asked` is what the address says, to count the total again."""
        need = presentation.need
        proposed = {
            "starts_on": _latest(need.current.starts_on, presentation.free_on),
            "days": need.current.days,
            "purchase_order": need.purchase_order,
        }
        return cls(
            data, initial=proposed | {name: asked[name] for name in proposed if name in asked}
        )

    def days_asked(self) -> int | None:
        """The number of days as it stands in the form, when it is one."""
        try:
            return self.fields["days"].clean(self["days"].value())
        except ValidationError:
            return None


def _latest(*days: date | None) -> date | None:
    return max((day for day in days if day), default=None)


class SentenceForm(Marked):
    """The client's word about one person; optional, and for the talent manager alone."""

    sentence = Prose(max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, owed: NotRetained, **options):
        known = words_about(owed.client_sentence)
        super().__init__(
            *args, prefix=owed.public_id.hex, initial=dict(known), known=known, **options
        )
        self.owed = owed
        self.fields["sentence"].label = _("About %(name)s") % {
            "name": owed.presentation.person.name
        }


class AnswerForm(forms.Form):
    answer = Prose(
        label=_("Your answer"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Write the answer: nobody else will do it for you.")},
    )

    def __init__(self, *args, owed: NotRetained, **options):
        super().__init__(*args, prefix=owed.public_id.hex, **options)
        self.owed = owed

    def clean_answer(self) -> str:
        answer = self.cleaned_data["answer"]
        if answer.strip() == self.owed.client_sentence.strip():
            raise ValidationError(
                _("Write it in your own words: the client’s sentence is for you alone.")
            )
        return answer


class Percent(forms.CharField):
    """`8`, `8,5`, `8.5 %`: from 0 to 99.99."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value):
        text = super().to_python(value).replace("%", "").replace(",", ".").strip()
        if not text:
            return None
        try:
            number = Decimal(text)
        except InvalidOperation:
            number = Decimal("NaN")
        if not (number.is_finite() and 0 <= number < 100 and number == round(number, 2)):
            raise ValidationError(_("Type a percentage between 0 and 99.99, for example 8,5."))
        return number


class FeeRuleForm(forms.Form):
    percent = Percent(label=_("Percentage"), error_messages={"required": _("Give the percentage.")})
    basis = forms.ChoiceField(
        label=_("Counted on"), choices=FeeRule.Basis.choices, widget=forms.RadioSelect
    )
    valid_from = Day(label=_("From"), error_messages={"required": _("Give the day it begins.")})
