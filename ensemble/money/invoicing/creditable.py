"""What of an invoice is left to credit: never more than it asked, nor what was already taken off."""

from collections.abc import Sequence
from decimal import Decimal

from django.db.models import Sum
from django.utils.translation import gettext as _

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.core.money import to_cents
from ensemble.foundation.ui.formats.money import euros
from ensemble.money.invoicing.deposits import left_of
from ensemble.money.invoicing.drafts import Line
from ensemble.money.invoicing.models import Invoice, Kind
from ensemble.money.invoicing.totals import Totals

NOTHING = Decimal("0.00")


def creditable(invoice: Invoice) -> Decimal:
    """What was not yet credited, VAT included."""
    return invoice.gross - _credited(invoice, "gross")


def beyond(invoice: Invoice, lines: Sequence[Line]) -> Decimal:
    """By how much these lines pass what is left of the invoice, excluding VAT."""
    taken = sum((to_cents(line.quantity * line.unit_price) for line in lines), NOTHING)
    return taken - (invoice.net - _credited(invoice, "net"))


def refuse_more(invoice: Invoice, totals: Totals) -> None:
    """Raises TooLate, with what is left."""
    left, gross = creditable(invoice), totals.gross
    if invoice.kind == Kind.DEPOSIT and totals.net > (unused := left_of(invoice)):
        sentence = _("%(left)s are left of the deposit %(number)s.")
        raise TooLate(sentence % {"left": euros(unused), "number": invoice.number})
    if gross > left:
        raise TooLate(
            _("A credit note never exceeds its invoice: %(left)s are left on %(number)s.")
            % {"left": euros(left), "number": invoice.number}
        )


def _credited(invoice: Invoice, column: str) -> Decimal:
    return invoice.credits.live().aggregate(total=Sum(column))["total"] or NOTHING
