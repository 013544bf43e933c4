"""The bank's last word beside the ledger's: when every line is explained they are the same."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Sum

from ensemble.money.ledger.reading import balance
from ensemble.work.treasury.models import BankLine, OperatorAccount, Statement

NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Balance:
    """`closing` as the last statement says, `left` what its lines still have to explain."""

    account: OperatorAccount
    on: date | None
    closing: Decimal | None
    left: Decimal


def of_each_account() -> list[Balance]:
    return [_of(account) for account in OperatorAccount.objects.open()]


def in_the_ledger(on: date) -> Decimal:
    """All our bank accounts together, as posted until that day."""
    return balance("bank", on=on)


def in_transit(on: date) -> Decimal:
    """Ordered, and not yet booked by the bank."""
    return -balance("transfers", on=on)


def _of(account: OperatorAccount) -> Balance:
    last = Statement.objects.recorded().filter(account=account, closing__isnull=False)
    last = last.order_by("-to_on", "-pk").first()
    waiting = BankLine.objects.unexplained().filter(account=account)
    left = waiting.aggregate(left=Sum("left"))["left"] or NOTHING
    return Balance(account, last and last.to_on, last and last.closing, left)
