from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ensemble.foundation.calendar.models import Slot
from ensemble.foundation.core.fields import Prose


class MoveForm(forms.Form):
    slot = forms.UUIDField(
        error_messages={"required": gettext_lazy("Choose an hour.")},
    )

    def __init__(self, *args, slots: QuerySet[Slot], **options):
        super().__init__(*args, **options)
        self.slots = slots

    def clean_slot(self) -> Slot:
        slot = self.slots.filter(public_id=self.cleaned_data["slot"]).first()
        if slot is None:
            raise ValidationError(_("This hour has just been taken. Choose another one."))
        return slot


class CancelForm(forms.Form):
    reason = Prose(
        label=gettext_lazy("A word for the others"),
        help_text=gettext_lazy("It stands in the letter they receive."),
        max_length=500,
        required=False,
    )
