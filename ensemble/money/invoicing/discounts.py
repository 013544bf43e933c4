"""The escompte as people type it, in an order or on an invoice: a percentage and days, or neither."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.fields import Amount

MOST_DISCOUNT = 20


class DiscountForm(forms.Form):
    """To inherit. Whoever does says with `field_order` which of its fields come before these two."""

    discount = Amount(
        label=_("Discount for paying early"),
        help_text=_("Taken off by a client who pays before the last day. Empty: none is agreed."),
        required=False,
    )
    discount_days = forms.IntegerField(
        label=_("When paid within, in days"), min_value=1, max_value=59, required=False
    )

    def clean(self) -> dict[str, Any]:
        said = super().clean()
        self.agree_on_the_discount(said)
        return said

    def agree_on_the_discount(self, said: dict[str, Any]) -> None:
        """The day itself is judged with the due date."""
        percent, days = said.get("discount"), said.get("discount_days")
        if percent and percent >= MOST_DISCOUNT:
            self.add_error("discount", _("A discount stays below 20 %."))
        elif bool(percent) != bool(days) and not {"discount", "discount_days"} & set(self.errors):
            name = "discount_days" if percent else "discount"
            self.add_error(name, _("Give both the percentage and the days, or neither."))
