"""The shape of what people type; forms never save."""

from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.core.fields import Amount, Line, Prose
from ensemble.foundation.core.forms import Day
from ensemble.money.credit.models import Limit

LARGEST = 100_000_000


class OnForm(forms.Form):
    on = Day(label=_("At the end of"), required=False)


class LimitForm(forms.Form):
    amount = Amount(label=_("Limit, tax included"), most=LARGEST)
    source = forms.ChoiceField(label=_("Who says so"), choices=Limit.Source)
    reference = Line(label=_("Policy, score or reason"), max_length=200)
    expires_on = Day(label=_("Until, that day excluded"))


class GroupForm(forms.Form):
    company = forms.ModelChoiceField(
        label=_("In one group with"),
        queryset=Organisation.objects.none(),
        help_text=_("Its companies share one limit."),
    )

    def __init__(self, *args, organisation: Organisation, **options):
        super().__init__(*args, **options)
        others = Organisation.objects.exclude(pk=organisation.pk).order_by("name")
        self.fields["company"].queryset = others


class OverrideForm(forms.Form):
    organisation = forms.ModelChoiceField(
        label=_("Client"), queryset=Organisation.objects.order_by("name"), to_field_name="public_id"
    )
    ceiling = Amount(label=_("Up to, tax included"), most=LARGEST)
    reason = Prose(
        label=_("Why"), max_length=1000, help_text=_("What lets us think that it will be paid.")
    )
    expires_on = Day(label=_("Until, that day excluded"))


class PromiseForm(forms.Form):
    pays_on = Day(label=_("They pay on"))
    said_by = Line(label=_("Who said so, and how"), max_length=200)


class NoteForm(forms.Form):
    note = Prose(label=_("What came of it"), max_length=1000, widget=forms.Textarea({"rows": 3}))


class ReasonForm(forms.Form):
    reason = Prose(label=_("Why"), max_length=1000, widget=forms.Textarea({"rows": 3}))


class ReceiveForm(forms.Form):
    on = Day(label=_("Received on"))


class DoubtForm(ReasonForm):
    on = Day(label=_("Posted on"))


class ProvisionForm(DoubtForm):
    percent = forms.DecimalField(
        label=_("Part that we no longer count upon"),
        min_value=Decimal("0.01"),
        max_value=100,
        decimal_places=2,
        localize=True,
    )
    field_order = ["percent", "reason", "on"]
