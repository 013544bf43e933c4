"""What someone read in a public register."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.fields import Line
from ensemble.people.compliance.models import Business, CompanyCheck
from ensemble.people.compliance.registries import registers_of


class NoteForm(forms.Form):
    """What someone read in a register, among those that can know that business."""

    register = forms.ChoiceField(label=_("Company register"))
    result = forms.ChoiceField(
        label=_("What the register says"),
        choices=[
            one for one in CompanyCheck.Result.choices if one[0] != CompanyCheck.Result.BY_HAND
        ],
    )
    proof = Line(label=_("Where you read it, and when"), max_length=200)

    def __init__(self, data=None, *, business: Business):
        super().__init__(data)
        self.fields["register"].choices = [
            (one.name.value, one.name.label) for one in registers_of(business)
        ]
