"""What it costs to carry the wait."""

from datetime import date
from decimal import Decimal

from ensemble.foundation.core.money import to_cents
from ensemble.foundation.parameters.reading import decimal
from ensemble.money.invoicing.models import Invoice

YEAR = Decimal(36500)
"""365 days, and a rate in percent."""


def fund_cost(net: Decimal, *, days: int, on: date) -> Decimal:
    """`net`, excluding tax, paid to a member `days` before the client pays: 9,250 over 58 days at
    6 % is 88.19. The rate is the one of that day."""
    return to_cents(net * decimal("credit.fund_rate", on=on) * days / YEAR)


def carried(invoice: Invoice, *, on: date) -> Decimal:
    """What waiting for this client has cost since the invoice was issued: on what is open that day, as
    members are paid whatever the client does."""
    if invoice.open_amount <= 0 or not invoice.gross:
        return Decimal("0.00")
    net = to_cents(invoice.net * invoice.open_amount / invoice.gross)
    return fund_cost(net, days=max((on - invoice.issued_on).days, 0), on=on)
