"""A need once described: for whom it is sent, and all that may be said of it afterwards."""

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.accounts.access import has_role, seats_of
from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.calendar.fields import Moment
from ensemble.foundation.core.fields import Email, Line, Prose
from ensemble.foundation.persons.models import Person
from ensemble.foundation.ui.forms import Keyed
from ensemble.work.missions.models import Need
from ensemble.work.missions.web.forms.describing import NeedForm


class SendForm(forms.Form):
    """For whom: asked only of those who have no seat yet, or several."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        to_field_name="public_id",
        label=_("For which organisation"),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the organisation this need is for.")},
    )
    organisation_name = Line(
        label=_("Your organisation"),
        max_length=120,
        help_text=_("The company you will run this mission for."),
        error_messages={"required": _("Give the name of your organisation.")},
    )

    def __init__(self, *args, person: Person, **options):
        super().__init__(*args, **options)
        known = organisations_for(person)
        self.fields["organisation"].queryset = known
        newcomer = not (seats_of(person) or has_role(person, "talent"))
        if not newcomer:
            del self.fields["organisation_name"]
        if newcomer or (len(known) == 1 and not has_role(person, "talent")):
            del self.fields["organisation"]
        elif has_role(person, "talent"):
            self.fields["organisation"].widget = forms.Select()
            self.fields["organisation"].empty_label = _("Choose")


def organisations_for(person: Person) -> QuerySet[Organisation]:
    """Those a person may send a need for."""
    everyone = Organisation.objects.order_by("name", "pk")
    if has_role(person, "talent"):
        return everyone
    return everyone.filter(pk__in=[seat.organisation_id for seat in seats_of(person)])


class WordsForm(Keyed):
    text = Prose(
        label=_("Your message"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write a few words before sending.")},
    )


class RewriteForm(NeedForm):
    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class ColleagueForm(forms.Form):
    email = Email(
        label=_("Address of a colleague"),
        help_text=_("Someone who already has a place in your organisation here."),
        error_messages={"required": _("Give the address of your colleague.")},
    )


class PurchaseOrderForm(forms.Form):
    purchase_order = Line(label=_("Purchase order number"), max_length=60, required=False)


class BecauseForm(forms.Form):
    because = Prose(
        label=_("Why, in one sentence"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": _("One sentence is enough, and it matters to those who read it.")
        },
    )


class PostponeForm(forms.Form):
    to = Moment(
        label=_("The new date"),
        help_text=_("A working day, within our hours: one you will keep."),
        error_messages={"required": _("Give a day and an hour.")},
    )
    because = Prose(
        label=_("Why, in one sentence"),
        help_text=_("The client reads it as you write it."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Say why: the client has been waiting for this date.")},
    )


class HandOverForm(forms.Form):
    to = forms.ModelChoiceField(
        Person.objects.none(),
        to_field_name="public_id",
        label=_("Who takes this need over"),
        empty_label=None,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose who takes it over.")},
    )

    def __init__(self, *args, need: Need, colleagues: QuerySet[Person], **options):
        super().__init__(*args, **options)
        self.fields["to"].queryset = colleagues.exclude(pk=need.talent_manager_id)
