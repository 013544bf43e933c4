"""An invoice that no timesheet brings: a deposit, a service of its own, an invoice to issue again."""

from collections.abc import Iterator
from decimal import Decimal

from django import forms
from django.utils.translation import gettext_lazy as _

from ensemble.foundation.core.fields import Amount, Line
from ensemble.foundation.ui.forms import Day
from ensemble.money.invoicing import drafts
from ensemble.money.invoicing.models import Invoice, Kind, LegalEntity, Terms
from ensemble.money.invoicing.web.forms import Quantity

LINES = range(1, 4)
METHODS = [
    ("net", _("days after the invoice")),
    ("eom_then_45", _("days after the end of the month")),
    ("45_then_eom", _("days, then the end of the month")),
]
DAYS = ("DAY", _("days"))
UNITS = [("C62", _("units")), ("HUR", _("hours"))]


class IssueForm(forms.Form):
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

    def __init__(self, *args, before: Invoice | None = None, **options):
        """Days are invoiced by approving them: here, only those of an invoice to issue again."""
        initial = self.again(before) if before else {}
        super().__init__(*args, initial=initial | options.pop("initial", {}), **options)
        self.days_approved = days_on(before) if before else Decimal(0)
        clients = LegalEntity.objects.filter(organisation__isnull=False)
        self.fields["buyer"].queryset = clients.order_by("legal_name")
        for n in LINES:
            self.fields |= self._line(n)

    def _line(self, n: int) -> dict[str, forms.Field]:
        first = n == 1
        units = [DAYS, *UNITS] if self.days_approved else UNITS
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
                label=_("Unit"), choices=units, initial=units[0][0], required=False
            ),
            f"price_{n}": Amount(
                label=_("Unit price, excluding VAT"),
                required=first,
                error_messages={"required": _("Give a price.")},
            ),
        }

    @classmethod
    def again(cls, invoice: Invoice) -> dict:
        """What to start from: the lines of the one that was cancelled or credited."""
        lines = {}
        for n, line in zip(LINES, invoice.lines, strict=False):
            lines[f"label_{n}"] = line.label
            lines[f"quantity_{n}"] = f"{line.quantity.normalize():f}"
            lines[f"unit_{n}"] = line.unit
            lines[f"price_{n}"] = f"{line.unit_price:f}"
        buyer = LegalEntity.objects.of(invoice.organisation) if invoice.organisation else None
        return lines | {
            "buyer": buyer and buyer.public_id,
            "starts_on": invoice.starts_on,
            "ends_on": invoice.ends_on,
            "purchase_order": invoice.purchase_order,
        }

    def rows(self) -> list[list[forms.BoundField]]:
        """The fields of each line, for the page."""
        names = ("label", "quantity", "unit", "price")
        return [[self[f"{name}_{n}"] for name in names] for n in LINES]

    def clean(self) -> dict:
        said = super().clean()
        if said.get("starts_on") and said.get("ends_on") and said["ends_on"] < said["starts_on"]:
            self.add_error("ends_on", _("A service ends after it begins."))
        for n in LINES[1:]:
            given = [bool(said.get(f"{name}_{n}")) for name in ("label", "quantity", "price")]
            if any(given) and not all(given) and f"label_{n}" not in self.errors:
                self.add_error(f"label_{n}", _("Complete this line, or leave it empty."))
        in_days = [n for n in LINES if said.get(f"unit_{n}") == "DAY" and said.get(f"quantity_{n}")]
        if sum(Decimal(said[f"quantity_{n}"]) for n in in_days) > self.days_approved:
            words = _("The client approved %(days)s days: no more of them are invoiced.")
            approved = f"{self.days_approved.normalize():f}"
            self.add_error(f"quantity_{in_days[-1]}", words % {"days": approved})
        return said

    def draft(self, operator: LegalEntity) -> drafts.Draft:
        said = self.cleaned_data
        return drafts.Draft(
            issuer=operator,
            buyer=said["buyer"],
            kind=Kind(said["kind"]),
            lines=list(self._lines()),
            terms=Terms(method=said["method"], days=said["days"]),
            purchase_order=said["purchase_order"],
        )

    def _lines(self) -> Iterator[drafts.Line]:
        said = self.cleaned_data
        for n in LINES:
            if said.get(f"label_{n}"):
                yield drafts.Line(
                    said[f"label_{n}"],
                    Decimal(said[f"quantity_{n}"]),
                    said[f"price_{n}"],
                    unit=said[f"unit_{n}"] or UNITS[0][0],
                    starts_on=said["starts_on"],
                    ends_on=said["ends_on"],
                )


def days_on(invoice: Invoice) -> Decimal:
    return sum((line.quantity for line in invoice.lines if line.unit == "DAY"), Decimal(0))
