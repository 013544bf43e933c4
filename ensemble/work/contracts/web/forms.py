"""The shape of what people type; forms never save."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.fields import Amount, Line, Prose
from ensemble.foundation.ui.forms import Day
from ensemble.money.invoicing.discounts import DiscountForm
from ensemble.work.contracts.actions.preparing import Conditions
from ensemble.work.contracts.blanks import known_blanks
from ensemble.work.contracts.models import (
    Clause,
    Ending,
    LegalModel,
    PaymentMethod,
    SubcontractorAcceptance,
    Terms,
)
from ensemble.work.contracts.models.clause import ANNEXES, BLANK
from ensemble.work.contracts.models.review import asked_of
from ensemble.work.missions.models import Mission

MODELS = [
    (
        LegalModel.RESALE,
        _("We contract with both: the client owes us, and we pay the consultant, whoever is late."),
    ),
    (
        LegalModel.AGENCY,
        _("They contract with each other: the client pays the consultant, and us a commission."),
    ),
]


MOST_DAYS = Decimal(1000)


class Days(forms.DecimalField):
    """Halves of days, as people type them: `18,5`."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, **options):
        messages = {
            "required": _("Give the number of days."),
            "invalid": _("Type a number of days, for example 60 or 18,5."),
        }
        super().__init__(
            min_value=Decimal("0.5"), max_value=MOST_DAYS, error_messages=messages, **options
        )

    def prepare_value(self, value: Any) -> Any:
        """`40` rather than `40.0`; what was typed comes back as it was typed."""
        return f"{value.normalize():f}" if isinstance(value, Decimal) else value

    def to_python(self, value: Any) -> Decimal | None:
        plain = str(value or "").replace("\u00a0", "").replace(" ", "").replace(",", ".")
        number = super().to_python(plain)
        if number is not None and not _in_halves(number):
            raise ValidationError(_("Days are counted in halves, up to a thousand."))
        return number


def _in_halves(number: Decimal) -> bool:
    return number.is_finite() and number <= MOST_DAYS and not (number * 2) % 1


class Weekdays(forms.TypedMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def __init__(self, **options):
        super().__init__(coerce=int, choices=_weekdays, required=False, **options)


def _weekdays() -> list[tuple[int, str]]:
    """In the language of the page that shows them."""
    return [(number, str(WEEKDAYS[number]).capitalize()) for number in range(7)]


class ConditionsForm(DiscountForm):
    """What is agreed, before any paper."""

    field_order = (
        "model",
        "starts_on",
        "ends_on",
        "days",
        "rhythm",
        "allows_weekends",
        "place",
        "payment_method",
        "payment_days",
    )

    model = forms.ChoiceField(
        label=_("Who contracts with whom"), choices=MODELS, widget=forms.RadioSelect
    )
    starts_on = Day(label=_("First day"))
    ends_on = Day(label=_("Last day"))
    days = Days(label=_("Number of days"))
    rhythm = Weekdays(
        label=_("Days foreseen"),
        help_text=_("A forecast: the consultant remains free to organise their time."),
    )
    allows_weekends = forms.BooleanField(
        label=_("Work on weekends and public holidays is agreed"), required=False
    )
    place = Line(label=_("Place"), max_length=120, required=False)
    payment_method = forms.ChoiceField(
        label=_("The client pays"), choices=PaymentMethod.choices, widget=forms.RadioSelect
    )
    payment_days = forms.IntegerField(
        label=_("Days, when counted from the invoice"), min_value=0, max_value=60, required=False
    )
    promise_working_days = forms.IntegerField(
        label=_("We pay the consultant within, in working days"),
        min_value=1,
        max_value=30,
        required=False,
        help_text=_("Counted from the approval of the days. Only when we contract with both."),
    )
    self_billing = forms.BooleanField(
        label=_("We write the consultant’s invoices, under a mandate"), required=False
    )
    annexes = forms.MultipleChoiceField(
        label=_("Annexes"),
        choices=[(kind, kind.label) for kind in ANNEXES],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    expenses_cap = Amount(
        label=_("Expenses recharged at their cost, at most"),
        help_text=_("Excluding tax, over the whole mission. Empty: none is agreed."),
        required=False,
    )
    purchase_order = Line(label=_("Purchase order number"), max_length=60, required=False)

    @classmethod
    def for_(cls, mission: Mission, terms: Terms | None, data=None) -> "ConditionsForm":
        if terms is not None:
            names = cls.base_fields
            return cls(data, initial={name: getattr(terms, name) for name in names})
        words = mission.need.current
        return cls(
            data,
            initial={
                "model": LegalModel.RESALE,
                "starts_on": mission.starts_on,
                "ends_on": _plausible_end(mission),
                "days": mission.days,
                "place": words.place,
                "payment_method": PaymentMethod.NET,
                "payment_days": 30,
                "promise_working_days": 2,
                "self_billing": True,
                "annexes": list(ANNEXES),
                "purchase_order": mission.purchase_order,
            },
        )

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        first, last = said.get("starts_on"), said.get("ends_on")
        if first and last and last < first:
            self.add_error("ends_on", _("The last day comes before the first."))
        if said.get("model") == LegalModel.AGENCY:
            said["promise_working_days"] = None
        return said

    def agree_on_the_discount(self, said: dict[str, Any]) -> None:
        """Ours to give, so in resale alone."""
        percent, days = said.get("discount"), said.get("discount_days")
        if percent and said.get("model") == LegalModel.AGENCY:
            self.add_error("discount", _("The price is the consultant’s: we take nothing off it."))
        else:
            super().agree_on_the_discount(said)
        said["discount"], said["discount_days"] = percent or Decimal("0.00"), days or 0

    def clean_expenses_cap(self) -> Decimal:
        return self.cleaned_data["expenses_cap"] or Decimal("0.00")

    def conditions(self) -> Conditions:
        return Conditions(**self.cleaned_data)


class ExtensionForm(forms.Form):
    ends_on = Day(label=_("New last day"), error_messages={"required": _("Give the new last day.")})
    days = Days(label=_("Days added"))
    words = Prose(
        label=_("A word to go with it"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, terms: Terms, **options):
        later = terms.ends_on + timedelta(days=91)
        super().__init__(*args, initial={"ends_on": later}, **options)
        self.terms = terms

    def clean_ends_on(self) -> date:
        ends_on = self.cleaned_data["ends_on"]
        if ends_on < self.terms.ends_on:
            raise ValidationError(_("The new last day comes after the one agreed."))
        return ends_on


class AmendmentForm(forms.Form):
    """What both sides agreed with a talent manager; what is not changed is copied."""

    holds_from = Day(label=_("From which day"))
    ends_on = Day(label=_("Last day"))
    days = Days(label=_("Days in all"))
    rhythm = Weekdays(label=_("Days foreseen"))
    place = Line(label=_("Place"), max_length=120, required=False)
    rate = Amount(label=_("Rate of the consultant, a day"))
    allows_weekends = forms.BooleanField(
        label=_("Work on weekends and public holidays is agreed"), required=False
    )
    expenses_cap = Amount(
        label=_("Expenses recharged at their cost, at most"),
        help_text=_("Excluding tax, over the whole mission. Empty: none is agreed."),
        required=False,
    )
    purchase_order = Line(label=_("Purchase order number"), max_length=60, required=False)

    def clean_expenses_cap(self) -> Decimal:
        return self.cleaned_data["expenses_cap"] or Decimal("0.00")

    @classmethod
    def for_(cls, terms: Terms, on: date, data=None) -> "AmendmentForm":
        kept = {name: getattr(terms, name) for name in cls.base_fields}
        return cls(data, initial=kept | {"holds_from": max(on, terms.starts_on)})


class EndingForm(forms.Form):
    last_day = Day(label=_("Last day worked"))
    wished_by = forms.ChoiceField(
        label=_("Who wished it"), choices=Ending.Wish.choices, widget=forms.RadioSelect
    )
    because = Prose(
        label=_("Why, in one sentence"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The three parties read it. It is counted nowhere."),
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("wished_by") not in (None, "term") and not said.get("because"):
            self.add_error("because", _("Say in one sentence why: the others will read it."))
        return said


class GivingUpForm(forms.Form):
    wished_by = forms.ChoiceField(
        label=_("Who wished it"), choices=Ending.Wish.choices[1:], widget=forms.RadioSelect
    )
    because = Prose(
        label=_("Why, in one sentence"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say in one sentence why: the others will read it.")},
    )


class BecauseForm(forms.Form):
    because = Prose(
        label=_("Why, in one sentence"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say in one sentence why: the others will read it.")},
    )


class SignalsForm(forms.Form):
    """One box a sign, and a few words beside it; all optional. `source`: the side that answers."""

    def __init__(self, *args, source: str, said: dict[str, str] | None = None, **options):
        super().__init__(*args, **options)
        self.kinds = asked_of(source)
        for kind in self.kinds:
            known = said is not None and kind in said
            self.fields[kind] = forms.BooleanField(label=kind.label, required=False, initial=known)
        self.fields["words"] = Line(
            label=_("What you see, in a few words"),
            max_length=300,
            required=False,
            initial=next((text for text in (said or {}).values() if text), ""),
        )

    def raised(self) -> dict[str, str]:
        words = self.cleaned_data["words"]
        return {kind: words for kind in self.kinds if self.cleaned_data[kind]}


class ReviewForm(forms.Form):
    words = Prose(
        label=_("What you conclude"),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Each of you reads it: what was discussed, what changes, what is fine."),
        error_messages={"required": _("Say what you concluded: the others will read it.")},
    )


class GuaranteeForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Guarantee"),
        choices=SubcontractorAcceptance.Guarantee.choices,
        widget=forms.RadioSelect,
    )
    ref = Line(label=_("Reference of the deed"), max_length=120, required=False)
    on = Day(label=_("Date of the deed"))

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        if said.get("kind") not in (None, "none") and not said.get("ref"):
            self.add_error("ref", _("A guarantee has a reference."))
        return said


class ClauseForm(forms.Form):
    heading_fr = Line(label=_("Heading, in French"), max_length=120)
    text_fr = Prose(label=_("Text, in French"), max_length=6000, required=False)
    heading_en = Line(label=_("Heading, in English"), max_length=120)
    text_en = Prose(label=_("Text, in English"), max_length=6000, required=False)
    source = Line(
        label=_("Source"),
        max_length=300,
        help_text=_("A law, the word of a lawyer and its date, a decision of ours."),
    )
    valid_from = Day(label=_("From"))

    def __init__(self, *args, clause: Clause, **options):
        names = ("heading_fr", "text_fr", "heading_en", "text_en")
        super().__init__(*args, initial={name: getattr(clause, name) for name in names}, **options)
        self.clause = clause

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        for name in ("text_fr", "text_en"):
            unknown = set(BLANK.findall(said.get(name) or "")) - known_blanks(self.clause.paper)
            if unknown:
                self.add_error(
                    name, _("Nothing fills: %(names)s.") % {"names": ", ".join(sorted(unknown))}
                )
        if bool(said.get("text_fr")) != bool(said.get("text_en")):
            self.add_error("text_en", _("An article is written in both languages."))
        return said


def _plausible_end(mission: Mission) -> date:
    """At three days a week, unless someone says otherwise."""
    return mission.starts_on + timedelta(weeks=max(mission.days // 3, 1))
