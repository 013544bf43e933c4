"""An invoice to issue again: its lines, to put right."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from math import ceil

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ensemble.money.invoicing import drafts
from ensemble.money.invoicing.models import BilledLine, Flow, Invoice
from ensemble.money.invoicing.web.forms.issuing import FEWEST, UNITS, BilledForm

DAY = ("DAY", _("days"))
LONGEST = 60


class AgainForm(BilledForm):
    """The same client, the same kind, no more days than were approved. Lines that name another invoice
    (a deposit taken off, a day corrected) stay as they are; an escompte is the operator's to give."""

    def __init__(self, *args, before: Invoice, **options):
        self.before = before
        self.plain = [line for line in before.lines if not (line.corrects or line.deducts)]
        self.kept = [line for line in before.lines if line.corrects or line.deducts]
        self.days_approved = days_of(self.plain)
        self.units = [DAY, *UNITS] if self.days_approved else UNITS
        self.rows_shown = max(FEWEST, len(self.plain))
        super().__init__(*args, initial=self._said() | options.pop("initial", {}), **options)
        if before.flow != Flow.SOLD:
            del self.fields["discount"], self.fields["discount_days"]

    def _said(self) -> dict:
        """What to start from: what the one that was cancelled or credited said."""
        one, lines = self.before, {}
        for n, line in enumerate(self.plain, 1):
            lines[f"label_{n}"] = line.label
            lines[f"quantity_{n}"] = line.quantity
            lines[f"unit_{n}"] = line.unit
            lines[f"price_{n}"] = line.unit_price
        early = one.discount_until and (one.discount_until - one.issued_on).days
        return lines | {
            "starts_on": one.starts_on,
            "ends_on": one.ends_on,
            "days": min((one.due_on - one.issued_on).days, LONGEST),
            "discount": one.discount if early else None,
            "discount_days": early,
            "purchase_order": one.purchase_order,
        }

    def clean(self) -> dict:
        said = super().clean()
        in_days = [
            n for n in self.numbers if said.get(f"unit_{n}") == "DAY" and said.get(f"quantity_{n}")
        ]
        if sum(Decimal(said[f"quantity_{n}"]) for n in in_days) > self.days_approved:
            words = ngettext(
                "The client approved %(days)s day: no more of them are invoiced.",
                "The client approved %(days)s days: no more of them are invoiced.",
                ceil(self.days_approved),
            )
            approved = f"{self.days_approved.normalize():f}"
            self.add_error(f"quantity_{in_days[-1]}", words % {"days": approved})
        return said

    def lines(self) -> Iterator[drafts.Line]:
        yield from super().lines()
        yield from map(drafts.again, self.kept)

    def billed(self, n: int) -> drafts.Line:
        """As it was, but for what was typed; the days of a line are its own, as long as the period of
        the whole is not changed."""
        typed = super().billed(n)
        if n > len(self.plain):
            return typed
        before, one, said = self.plain[n - 1], self.before, self.cleaned_data
        same = (said["starts_on"], said["ends_on"]) == (one.starts_on, one.ends_on)
        period = before if same else typed
        return replace(
            drafts.again(before),
            label=typed.label,
            quantity=typed.quantity,
            unit=typed.unit,
            unit_price=typed.unit_price,
            starts_on=period.starts_on,
            ends_on=period.ends_on,
        )


def days_of(lines: list[BilledLine]) -> Decimal:
    return sum((line.quantity for line in lines if line.unit == "DAY"), Decimal(0))
