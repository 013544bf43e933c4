"""An invoice that no timesheet brings: a deposit, a service of its own."""

from collections.abc import Iterator
from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.fields import Amount, Line
from ensemble.foundation.ui.forms import Day
from ensemble.money.invoicing import drafts
from ensemble.money.invoicing.discounts import DiscountForm
from ensemble.money.invoicing.models import Kind, LegalEntity, Terms
from ensemble.money.invoicing.web.forms import Quantity

FEWEST = 3
METHODS = [
    ("net", _("days after the invoice")),
    ("eom_then_45", _("days after the end of the month")),
    ("45_then_eom", _("days, then the end of the month")),
]
UNITS = [("C62", _("units")), ("HUR", _("hours"))]


class BilledForm(DiscountForm):
    """What every invoice typed here says: its lines, its period, when and how it is paid."""

    units = UNITS
    rows_shown = FEWEST
    field_order = ("starts_on", "ends_on", "days", "method")

    starts_on = Day(label=_("Service from"), required=False)
    ends_on = Day(label=_("Service until"), required=False)
    days = forms.IntegerField(
        label=_("Due after"),
        min_value=0,
        max_value=60,
        initial=30,
        error_messages={"max_value": _("The law gives at most 60 days.")},
    )
    method = forms.ChoiceField(label=_("Counted in"), choices=METHODS, initial="net")
    purchase_order = Line(label=_("Purchase order number"), max_length=60, required=False)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        for n in self.numbers:
            self.fields |= self._line(n)

    @property
    def numbers(self) -> range:
        return range(1, self.rows_shown + 1)

    def _line(self, n: int) -> dict[str, forms.Field]:
        first = n == 1
        return {
            f"label_{n}": Line(
                label=_("Line %(n)s") % {"n": n},
                max_length=200,
                required=first,
                error_messages={"required": _("Say what is invoiced.")},
            ),
            f"quantity_{n}": Quantity(
                label=_("Quantity"),
                required=first,
                error_messages={"required": _("Give a quantity.")},
            ),
            f"unit_{n}": forms.ChoiceField(
                label=_("Unit"), choices=self.units, initial=self.units[0][0], required=False
            ),
            f"price_{n}": Amount(
                label=_("Unit price, excluding VAT"),
                required=first,
                error_messages={"required": _("Give a price.")},
            ),
        }

    def rows(self) -> list[list[forms.BoundField]]:
        """The fields of each line, for the page."""
        names = ("label", "quantity", "unit", "price")
        return [[self[f"{name}_{n}"] for name in names] for n in self.numbers]

    def clean(self) -> dict:
        said = super().clean()
        if said.get("starts_on") and said.get("ends_on") and said["ends_on"] < said["starts_on"]:
            self.add_error("ends_on", _("A service ends after it begins."))
        for n in self.numbers[1:]:
            given = [bool(said.get(f"{name}_{n}")) for name in ("label", "quantity", "price")]
            if any(given) and not all(given) and f"label_{n}" not in self.errors:
                self.add_error(f"label_{n}", _("Complete this line, or leave it empty."))
        return said

    def terms(self) -> Terms:
        said = self.cleaned_data
        return Terms(
            method=said["method"],
            days=said["days"],
            discount=said.get("discount") or Decimal(0),
            discount_days=said.get("discount_days") or 0,
        )

    def lines(self) -> Iterator[drafts.Line]:
        return (self.billed(n) for n in self.numbers if self.cleaned_data.get(f"label_{n}"))

    def billed(self, n: int) -> drafts.Line:
        said = self.cleaned_data
        return drafts.Line(
            said[f"label_{n}"],
            Decimal(said[f"quantity_{n}"]),
            said[f"price_{n}"],
            unit=said[f"unit_{n}"] or self.units[0][0],
            starts_on=said["starts_on"],
            ends_on=said["ends_on"],
        )


class IssueForm(BilledForm):
    """Days are invoiced by approving them: here, units and hours."""

    buyer = forms.ModelChoiceField(
        label=_("Client"),
        queryset=LegalEntity.objects.none(),
        to_field_name="public_id",
        empty_label=None,
        error_messages={"required": _("Choose the client.")},
    )
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[(Kind.INVOICE.value, _("Invoice")), (Kind.DEPOSIT.value, _("Deposit invoice"))],
        initial=Kind.INVOICE.value,
        widget=forms.RadioSelect,
    )
    field_order = ("buyer", "kind", *BilledForm.field_order)

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        clients = LegalEntity.objects.filter(organisation__isnull=False)
        self.fields["buyer"].queryset = clients.order_by("legal_name")

    def draft(self, operator: LegalEntity) -> drafts.Draft:
        said = self.cleaned_data
        return drafts.Draft(
            issuer=operator,
            buyer=said["buyer"],
            kind=Kind(said["kind"]),
            lines=list(self.lines()),
            terms=self.terms(),
            purchase_order=said["purchase_order"],
        )
