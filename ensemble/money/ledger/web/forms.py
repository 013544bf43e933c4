"""The shape of what people type; forms never save."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ensemble.foundation.core.fields import Amount, Line
from ensemble.foundation.core.forms import Day
from ensemble.money.ledger.lines import Credit, Debit, Side
from ensemble.money.ledger.models import Journal
from ensemble.money.ledger.roles import Role
from ensemble.money.ledger.statements import Search

ROWS = 8
WRITTEN_BY_THE_EXPORT = "AN"


class JournalField(forms.ChoiceField):
    """The journals of today."""

    def __init__(self, *, everything: bool = False, **options):
        def journals() -> list[tuple[str, str]]:
            known = Journal.objects.exclude(code=WRITTEN_BY_THE_EXPORT)
            empty = [("", _("All journals"))] if everything else []
            return [*empty, *((one.code, str(one)) for one in known)]

        super().__init__(choices=journals, **options)


class SearchForm(forms.Form):
    journal = JournalField(label=_("Journal"), everything=True, required=False)
    account = Line(label=_("Account"), max_length=12, required=False)
    party = Line(label=_("Party"), max_length=40, required=False)
    words = Line(label=_("Words or paper"), max_length=80, required=False)
    first = Day(label=pgettext_lazy("a day", "From"), required=False)
    last = Day(label=pgettext_lazy("a day", "Until"), required=False)

    def search(self) -> Search:
        """Whatever of it could be read."""
        self.is_valid()
        return Search(**{name: value for name, value in self.cleaned_data.items() if value})


class OnForm(forms.Form):
    on = Day(label=_("At the end of"), required=False)


class EntryForm(forms.Form):
    journal = JournalField(label=_("Journal"), initial="OD")
    on = Day(label=_("Day"))
    label = Line(label=_("What it is"), max_length=200)
    piece = Line(label=_("Number of the paper it rests on"), max_length=60, required=False)


class SideForm(forms.Form):
    account = Line(label=_("Account"), max_length=12, required=False)
    party = Line(label=_("Party"), max_length=40, required=False)
    debit = Amount(label=_("Debit"), required=False)
    credit = Amount(label=_("Credit"), required=False)

    def clean(self) -> dict:
        said = self.cleaned_data
        amounts = [said.get("debit"), said.get("credit")]
        if all(amounts):
            raise forms.ValidationError(_("A line is a debit or a credit, not both."))
        if any(amounts) and not said.get("account"):
            self.add_error("account", _("Give the account."))
        if said.get("account") and not any(amounts) and not self.errors:
            self.add_error("debit", _("Give an amount, here or as a credit."))
        return said

    def side(self) -> Side | None:
        """None for a row left empty."""
        said = self.cleaned_data
        amount: Decimal | None = said.get("debit") or said.get("credit")
        if amount is None:
            return None
        kind = Debit if said.get("debit") else Credit
        return kind(said["account"], amount, said["party"])


Sides = forms.formset_factory(SideForm, extra=ROWS, max_num=ROWS, validate_max=True)


class AccountForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Role)
    number = forms.RegexField(
        r"^[1-7][0-9]{2,11}$",
        label=_("Account"),
        error_messages={
            "invalid": _("A number of the chart: three digits at least, 1 to 7 first.")
        },
    )
    label = Line(
        label=_("Its name, in French"),
        help_text=_("For a number that the chart does not know yet."),
        max_length=120,
        required=False,
    )
    valid_from = Day(label=pgettext_lazy("a day", "From"))
    source = Line(
        label=_("Why"), help_text=_("The rule, or the word of the accountant."), max_length=300
    )
