"""Contesting, crediting, refusing, cancelling: a reason first."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.fields import Amount, Line, Prose
from ensemble.foundation.ui.forms import Day
from ensemble.money.invoicing import drafts


class ContestForm(forms.Form):
    reason = Prose(
        label=_("What does not match"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": _("Say in one sentence what does not match: it is the way to put it right.")
        },
    )
    amount = Amount(
        label=_("Amount concerned, VAT included"),
        required=False,
        help_text=_("Leave empty for all that is open. The rest follows its way."),
    )


class CreditForm(forms.Form):
    """All of it, or an amount of it."""

    part = forms.ChoiceField(
        label=_("What is credited"),
        choices=[("all", _("The whole invoice")), ("amount", _("A part of it"))],
        initial="all",
        widget=forms.RadioSelect,
    )
    amount = Amount(label=_("Amount credited, excluding VAT"), required=False)
    label = Line(
        label=_("What this part is"),
        max_length=200,
        required=False,
        help_text=_("As it will stand on the credit note."),
    )
    reason = Line(
        label=_("Why"),
        max_length=500,
        error_messages={"required": _("Say why: it is kept with the invoice.")},
    )

    def clean(self) -> dict:
        said = super().clean()
        if said.get("part") == "amount":
            if "amount" not in self.errors and not said.get("amount"):
                self.add_error("amount", _("Give the amount of this part."))
            if not said.get("label"):
                self.add_error("label", _("Say what this part is."))
        return said

    def lines(self) -> list[drafts.Line] | None:
        said = self.cleaned_data
        if said["part"] == "all":
            return None
        return [drafts.Line(said["label"], Decimal(1), said["amount"], unit="C62")]


class ReasonForm(forms.Form):
    reason = Line(
        label=_("Why"),
        max_length=500,
        error_messages={"required": _("Say why in one sentence.")},
    )


class OutcomeForm(forms.Form):
    outcome = Line(label=_("What was agreed"), max_length=300, required=False)


class MandateEndForm(forms.Form):
    ended_on = Day(label=_("It ends on"), error_messages={"required": _("Give the day it ends.")})
