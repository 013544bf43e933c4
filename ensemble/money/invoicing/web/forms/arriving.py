"""An e-invoice that came: the file, then whom it pays or what it is about."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.fields import Prose
from ensemble.foundation.files.forms import Upload
from ensemble.money.invoicing.actions.arriving import same_order
from ensemble.money.invoicing.kinds import ARRIVAL
from ensemble.money.invoicing.models import Arrival
from ensemble.money.invoicing.reasons import REASONS
from ensemble.people.compliance.models import Business
from ensemble.people.profiles.models import Member


class TakeInForm(forms.Form):
    file = Upload(
        kind=ARRIVAL,
        label=_("The invoice"),
        help_text=_("Factur-X (PDF), or XML in CII or UBL, up to 20 MB."),
    )


class Order(forms.ModelChoiceField):
    def label_from_instance(self, invoice) -> str:
        return f"{invoice.purchase_order or invoice.contract}, {invoice.number}"


class Payee(forms.ModelChoiceField):
    def label_from_instance(self, member) -> str:
        return member.person.name


class MatchForm(forms.Form):
    """`arrival` gives the proposals: the payee its SIREN tells, the invoices of the same order."""

    member = Payee(
        queryset=Member.objects.none(),
        required=False,
        label=_("Whom it pays"),
        empty_label=_("Nobody of ours"),
    )
    about = Order(
        queryset=None,
        required=False,
        label=_("The order it is about"),
        empty_label=_("No order of ours"),
    )

    def __init__(self, *args, arrival: Arrival, **options):
        super().__init__(*args, **options)
        businesses = Business.objects.values("member")
        members = Member.objects.filter(pk__in=businesses).select_related("person")
        self.fields["member"].queryset = members.in_alphabetical_order()
        self.fields["member"].initial = arrival.member_id
        self.fields["about"].queryset = orders = same_order(arrival)
        if not orders.exists():
            del self.fields["about"]


class SetAsideForm(forms.Form):
    reason_code = forms.ChoiceField(
        label=_("The reason its sender reads"),
        choices=[*REASONS.items()],
        initial="DEST_ERR",
    )
    reason = Prose(
        label=_("Why it is set aside"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say in one sentence why it is set aside.")},
    )
