"""Limits and open invoices, written by the actions."""

from datetime import UTC, date, datetime
from decimal import Decimal

from django.db import connection

from ensemble.foundation.core.lifecycle import move
from ensemble.money.credit.actions.limiting import approve_limit, propose_limit
from ensemble.money.credit.models import ClientGroup, Limit
from ensemble.money.invoicing.models import Invoice, LegalEntity
from ensemble.money.invoicing.tests.builders import sold

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


def limited(group: ClientGroup, amount: str, *, by, second, until=date(2027, 6, 1)) -> Limit:
    limit = propose_limit(
        group,
        amount=Decimal(amount),
        source=Limit.Source.INSURER,
        reference="Police 4521, avis du 2 novembre",
        expires_on=until,
        by=by,
        at=NOW,
    )
    approve_limit(limit, by=second, at=NOW)
    return limit


def open_invoices(house: LegalEntity, buyer: LegalEntity, count: int, *, at=NOW) -> list[Invoice]:
    """Each of 12,765.00, tax included."""
    return [sold(house, buyer, at=at, key=f"open-{number}") for number in range(count)]


def sent(house: LegalEntity, buyer: LegalEntity, *, at=NOW, key="sale-1") -> Invoice:
    """An invoice that left, without the making of its paper."""
    invoice = sold(house, buyer, at=at, key=key)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE status = 'todo'")
    move(invoice, "ready", ready_at=at)
    return invoice
