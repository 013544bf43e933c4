"""What the ledger says, at any date. Amounts in euros; a debit balance is above zero."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db import models
from django.db.models import Sum

from ensemble.money.ledger.chart import accounts_of
from ensemble.money.ledger.models import Check, Entry, Line


def balance(name: str, *, on: date, party: str = "") -> Decimal:
    """Of a role or an account number at the end of a day, for one party or all of them."""
    lines = Line.objects.until(on).filter(account__in=accounts_of(name))
    if party:
        lines = lines.filter(party=party)
    return _euros(lines.aggregate(sum=Sum("cents"))["sum"])


def balances(name: str, *, on: date, parties: Iterable[str] | None = None) -> dict[str, Decimal]:
    """The same, for each party whose balance is not zero."""
    lines = Line.objects.until(on).filter(account__in=accounts_of(name))
    if parties is not None:
        lines = lines.filter(party__in=list(parties))
    sums = lines.values_list("party").annotate(sum=Sum("cents")).exclude(sum=0).order_by("party")
    return {party: _euros(cents) for party, cents in sums}


def balance_about(name: str, thing: models.Model) -> Decimal:
    """Of the lines that are about one thing, today: what of an invoice stands on these accounts."""
    lines = Line.objects.about(thing).filter(account__in=accounts_of(name))
    return _euros(lines.aggregate(sum=Sum("cents"))["sum"])


def entries_about(thing: models.Model) -> list[Entry]:
    """What the ledger keeps about an invoice, a run or a statement, the oldest first."""
    return list(Entry.objects.about(thing).ready_to_read().order_by("pk"))


def last_check() -> Check | None:
    """What the last nightly check found."""
    return Check.objects.first()


def _euros(cents: int | Decimal | None) -> Decimal:
    return Decimal(cents or 0).scaleb(-2).quantize(Decimal("0.01"))
