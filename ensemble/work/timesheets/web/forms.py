"""What people type about days; forms never save."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.fields import Amount, Line, Prose
from ensemble.foundation.files.forms import Upload
from ensemble.foundation.ui.forms import Marked
from ensemble.money.invoicing.kinds import ARRIVAL
from ensemble.work.timesheets.dates import dates_of
from ensemble.work.timesheets.kinds import RECEIPT
from ensemble.work.timesheets.models import Timesheet

QUANTITIES = [("0", "–"), ("0.5", "½"), ("1", "1")]


def day_name(day: date) -> str:
    return f"d{day:%d}"


def _dated(day: date | None, sentence: str) -> str:
    if day is None:
        return sentence
    words = {"day": date_format(day, "l j F"), "sentence": sentence}
    return gettext("%(day)s: %(sentence)s") % words


class MonthForm(Marked):
    """One choice a day of the month: nothing, a half, the whole of it."""

    progress = Prose(
        label=_("A word on what moved forward"),
        help_text=_("If it helps your client: what was delivered, not hours."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args, month: date, **options):
        super().__init__(*args, **options)
        self.month = month
        for day in dates_of(month):
            self.fields[day_name(day)] = forms.TypedChoiceField(
                label=date_format(day, "l j F"),
                choices=QUANTITIES,
                coerce=Decimal,
                empty_value=Decimal(0),
                required=False,
                error_messages={
                    "invalid_choice": _dated(day, _("A day counts for nothing, a half or one."))
                },
            )

    def declared(self) -> dict[date, Decimal]:
        named = ((day, self.cleaned_data[day_name(day)]) for day in dates_of(self.month))
        return {day: quantity for day, quantity in named if quantity}

    def kept(self) -> dict[str, object]:
        """What would be written, as `declaring.kept_in` says it."""
        return {"days": self.declared(), "progress": self.cleaned_data["progress"]}

    def say(self, reasons: dict[date | None, str]) -> None:
        """Put each sentence beside its day, and name the day in it."""
        for day, sentence in reasons.items():
            self.add_error(day_name(day) if day else None, _dated(day, sentence))

    def weeks(self) -> Iterator[list[tuple[date, forms.BoundField] | None]]:
        """Rows of seven, Monday first; None outside of the month."""
        row: list = [None] * self.month.weekday()
        for day in dates_of(self.month):
            row.append((day, self[day_name(day)]))
            if len(row) == 7:
                yield row
                row = []
        if row:
            yield row + [None] * (7 - len(row))


class ExpenseForm(forms.Form):
    on = forms.DateField(
        label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    label = Line(label=_("What for"), max_length=120)
    net = Amount(label=_("Amount excluding tax"))
    vat = Amount(label=_("VAT"), required=False)
    receipt = Upload(kind=RECEIPT, label=_("Receipt"))

    def clean(self) -> dict:
        said = super().clean()
        said["vat"] = said.get("vat") or Decimal("0.00")
        if said.get("net") and said["vat"] > said["net"]:
            self.add_error("vat", _("The tax is a part of the price: it cannot be above it."))
        return said


class DepositForm(forms.Form):
    net = Amount(
        label=_("Deposit, excluding VAT"),
        error_messages={"required": _("Give the amount of the deposit.")},
    )

    def clean_net(self) -> Decimal:
        if not self.cleaned_data["net"]:
            raise ValidationError(_("A deposit is above zero."))
        return self.cleaned_data["net"]


class DisputeForm(forms.Form):
    lines = forms.TypedMultipleChoiceField(
        label=_("What does not fit"), widget=forms.CheckboxSelectMultiple
    )
    because = Prose(
        label=_("In one sentence, why"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, lines: list[tuple[str, str]], **options):
        super().__init__(*args, **options)
        self.fields["lines"].choices = lines


class ReasonForm(forms.Form):
    because = Prose(
        label=_("In one sentence, why it counts"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class CorrectionForm(forms.Form):
    quantity = forms.TypedChoiceField(
        label=_("This day counts"),
        choices=[("0", _("nothing")), ("0.5", _("half a day")), ("1", _("a day"))],
        coerce=Decimal,
        widget=forms.RadioSelect,
    )
    because = Prose(
        label=_("In one sentence, what is corrected"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ForgottenForm(forms.Form):
    on = forms.DateField(
        label=_("Which day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    quantity = forms.TypedChoiceField(
        label=_("It counts"),
        choices=[("1", _("a day")), ("0.5", _("half a day"))],
        coerce=Decimal,
        initial="1",
        widget=forms.RadioSelect,
    )
    because = Prose(
        label=_("In one sentence, why it was not declared"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, timesheet: Timesheet, **options):
        super().__init__(*args, **options)
        within = {"min": f"{timesheet.month:%Y-%m-%d}", "max": f"{timesheet.ends_on:%Y-%m-%d}"}
        self.fields["on"].widget.attrs.update(within)
        self.fields["on"].initial = timesheet.month


class OwnInvoiceForm(forms.Form):
    number = Line(label=_("Number of your invoice"), max_length=35)
    issued_on = forms.DateField(
        label=_("Date of the invoice"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    invoice = Upload(
        kind=ARRIVAL,
        label=_("The invoice itself"),
        help_text=_("A Factur-X, an XML (CII or UBL) or a plain PDF, 20 MB at most."),
    )
