"""The shape of what finance types; forms never save."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ensemble.foundation.core.fields import Amount, Line
from ensemble.foundation.core.forms import Day
from ensemble.foundation.core.text import sorting_key
from ensemble.foundation.core.workdays import is_working_day
from ensemble.people.compliance.identifiers import bank_number
from ensemble.work.treasury.formats.statement import LARGEST
from ensemble.work.treasury.formats.table import DAYS, Mapping
from ensemble.work.treasury.models import OperatorAccount


class PrepareForm(forms.Form):
    account = forms.ModelChoiceField(
        OperatorAccount.objects.none(), label=pgettext_lazy("an account", "From")
    )
    pay_on = Day(label=_("Leaves on"))

    def __init__(self, *args, today, **options):
        super().__init__(*args, **options)
        self.today = today
        self.fields["account"].queryset = OperatorAccount.objects.open()
        self.fields["account"].empty_label = None

    def clean_pay_on(self):
        day = self.cleaned_data["pay_on"]
        if day < self.today:
            raise ValidationError(_("That day is past."))
        if not is_working_day(day):
            raise ValidationError(_("Banks are closed that day."))
        return day


class BecauseForm(forms.Form):
    because = Line(label=_("Why, in one sentence its owner will read"), max_length=200)


class ReturnedForm(forms.Form):
    reason = Line(label=_("What the bank says"), max_length=100)


class StatementForm(forms.Form):
    account = forms.ModelChoiceField(OperatorAccount.objects.none(), label=_("Account"))
    file = forms.FileField(
        label=_("Statement"), help_text=_("camt.053, camt.054, OFX or CSV, 20 MB at most.")
    )

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        self.fields["account"].queryset = OperatorAccount.objects.open()
        self.fields["account"].empty_label = None
        only = list(self.fields["account"].queryset[:2])
        if len(only) == 1:
            self.fields["account"].widget = forms.HiddenInput()
            self.fields["account"].initial = only[0].pk

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise ValidationError(
                _("This file is larger than 20 MB. Ask your bank for shorter periods.")
            )
        return file


# How the columns of a bank's table usually begin, in French then in English.
USUAL_HEADS = {
    "day": ("date", "jour"),
    "words": ("libelle", "description", "details"),
    "amount": ("montant", "amount"),
    "debit": ("debit",),
    "credit": ("credit",),
    "name": ("contrepartie", "tiers", "counterparty", "name"),
    "reference": ("ref",),
}


class MappingForm(forms.Form):
    """Which column says what; `amount`, or `debit` and `credit`."""

    day = forms.ChoiceField(label=_("Day"))
    day_format = forms.ChoiceField(label=_("Days are written"), choices=list(DAYS.items()))
    words = forms.ChoiceField(label=_("Words"))
    amount = forms.ChoiceField(label=_("Amount, with its sign"), required=False)
    debit = forms.ChoiceField(label=_("Or money that leaves"), required=False)
    credit = forms.ChoiceField(label=_("and money that comes in"), required=False)
    name = forms.ChoiceField(label=_("Who"), required=False)
    reference = forms.ChoiceField(label=_("The bank’s reference"), required=False)
    decimal_comma = forms.TypedChoiceField(
        label=_("Amounts are written"),
        choices=[("1", "1 234,56"), ("", "1,234.56")],
        initial="1",
        coerce=bool,
        required=False,
    )
    reversed_sign = forms.BooleanField(
        label=_("Money that leaves is written above zero"), required=False
    )

    def __init__(self, *args, columns: list[str], encoding: str, delimiter: str, **options):
        super().__init__(*args, **options)
        self.file_is = {"encoding": encoding, "delimiter": delimiter}
        named = [(name, name) for name in columns if name]
        for field in ("day", "words"):
            self.fields[field].choices = named
        for field in ("amount", "debit", "credit", "name", "reference"):
            self.fields[field].choices = [("", "—"), *named]
        for field, words in USUAL_HEADS.items():
            usual = (name for name, _name in named if sorting_key(name).startswith(words))
            self.initial.setdefault(field, next(usual, ""))

    def clean(self):
        given = super().clean()
        both = given.get("debit") and given.get("credit")
        if not given.get("amount") and not both:
            raise ValidationError(_("Say which column holds the amount, or which two do."))
        return given

    @property
    def mapping(self) -> Mapping:
        return Mapping(**self.cleaned_data, **self.file_is)


class ReceiveForm(forms.Form):
    invoice = Line(label=_("Number of the invoice or credit note"), max_length=35)
    amount = Amount(label=_("Amount"))


class ExplainForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=[
            ("fee", _("Bank fees")),
            ("overpaid", _("Paid in excess by a client")),
            ("unknown", _("Not known yet: to be explained")),
        ],
        widget=forms.RadioSelect,
    )
    client = Line(label=_("Client, when it paid too much"), max_length=120, required=False)


class AccountForm(forms.Form):
    label = Line(label=_("Name among us"), max_length=80)
    holder = Line(label=_("Holder, as the bank knows us"), max_length=140)
    iban = forms.CharField(label="IBAN", max_length=60)
    street = Line(label=_("Street"), max_length=120, required=False)
    postcode = Line(label=_("Postcode"), max_length=16, required=False)
    city = Line(label=_("City"), max_length=35, required=False)
    country = Line(label=_("Country, in two letters"), max_length=2, initial="FR")

    def clean_iban(self):
        self.number = bank_number(self.cleaned_data["iban"])
        return self.number.iban

    @property
    def facts(self) -> dict:
        facts = self.cleaned_data | {"country": self.cleaned_data["country"].upper()}
        return facts | {"bic": self.number.bic}
