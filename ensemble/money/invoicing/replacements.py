"""Which invoice says it now: one that was cancelled, or credited whole, may have been issued again."""

from decimal import Decimal

from ensemble.money.invoicing.models import Invoice

NOTHING = Decimal("0.00")


def standing_for(invoice: Invoice) -> Invoice:
    """The last one issued in its place; itself when there is none."""
    while after := Invoice.objects.filter(replaces=invoice).first():
        invoice = after
    return invoice


def origin_of(invoice: Invoice) -> Invoice:
    """The first one, in the place of which all others were issued."""
    while invoice.replaces is not None:
        invoice = invoice.replaces
    return invoice


def no_longer_counts(invoice: Invoice) -> bool:
    """Cancelled, refused, or credited to its last line: what it said may be issued again."""
    if not invoice.is_live:
        return True
    credits = list(invoice.credits.live())
    return bool(credits) and _worth(invoice) == sum((_worth(one) for one in credits), NOTHING)


def _worth(invoice: Invoice) -> Decimal:
    """Excluding VAT, deposits taken off or not."""
    return sum((line.net for line in invoice.lines if not line.deducts), NOTHING)
