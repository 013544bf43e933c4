"""The trial balance: every account of a year, with what it opened with, its movements and its end."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import connection

from ensemble.money.ledger.chart import account
from ensemble.money.ledger.models import Account
from ensemble.money.ledger.opening import bounds

SUMS = """
SELECT account_id,
       sum(cents) FILTER (WHERE "on" < %(first)s),
       sum(cents) FILTER (WHERE "on" >= %(first)s AND cents > 0),
       sum(cents) FILTER (WHERE "on" >= %(first)s AND cents < 0)
FROM ledger_line WHERE "on" <= %(on)s GROUP BY account_id
"""


@dataclass(frozen=True)
class TrialLine:
    """In euros. `opening` and `balance` are above zero on the debit side."""

    account: Account
    opening: Decimal
    debit: Decimal
    credit: Decimal

    @property
    def balance(self) -> Decimal:
        return self.opening + self.debit - self.credit

    @property
    def debit_balance(self) -> Decimal:
        return max(self.balance, Decimal("0.00"))

    @property
    def credit_balance(self) -> Decimal:
        return max(-self.balance, Decimal("0.00"))

    @property
    def is_of_the_year(self) -> bool:
        """Costs and income: they begin each year with nothing."""
        return self.account.number[0] in "67"


@dataclass(frozen=True)
class Trial:
    starts_on: date
    on: date
    lines: list[TrialLine]

    @property
    def debit(self) -> Decimal:
        return sum((line.debit for line in self.lines), Decimal("0.00"))

    @property
    def credit(self) -> Decimal:
        return sum((line.credit for line in self.lines), Decimal("0.00"))

    @property
    def debit_balance(self) -> Decimal:
        return sum((line.debit_balance for line in self.lines), Decimal("0.00"))

    @property
    def credit_balance(self) -> Decimal:
        return sum((line.credit_balance for line in self.lines), Decimal("0.00"))

    @property
    def result(self) -> Decimal:
        """Of the year so far: a profit above zero."""
        mine = (line.balance for line in self.lines if line.is_of_the_year)
        return -sum(mine, Decimal("0.00"))

    @property
    def is_even(self) -> bool:
        return not sum(line.balance for line in self.lines)


def trial_balance(on: date) -> Trial:
    """At the end of a day, for the year around it. What costs and income left in the years before
    stands in the accounts of profit and loss, as their opening balance."""
    first, _last = bounds(on)
    with connection.cursor() as cursor:
        cursor.execute(SUMS, {"first": first, "on": on})
        sums = {pk: tuple(map(_euros, cents)) for pk, *cents in cursor.fetchall()}
    accounts = {one.pk: one for one in Account.objects.filter(pk__in=sums)}
    lines, carried = [], Decimal("0.00")
    for pk, (opening, debit, credit) in sums.items():
        line = TrialLine(accounts[pk], opening, debit, -credit)
        if line.is_of_the_year:
            carried += opening
            line = TrialLine(accounts[pk], Decimal("0.00"), debit, -credit)
        lines.append(line)
    lines = _carrying(lines, carried, on)
    moved = [line for line in lines if line.opening or line.debit or line.credit]
    return Trial(first, on, sorted(moved, key=lambda line: line.account.number))


def _carrying(lines: list[TrialLine], carried: Decimal, on: date) -> list[TrialLine]:
    """The result of the years before, where the chart keeps it."""
    if not carried:
        return lines
    kept = account("loss" if carried > 0 else "profit", on=on)
    there = next((line for line in lines if line.account == kept), None)
    if there is None:
        return [*lines, TrialLine(kept, carried, Decimal("0.00"), Decimal("0.00"))]
    with_it = TrialLine(kept, there.opening + carried, there.debit, there.credit)
    return [with_it if line is there else line for line in lines]


def _euros(cents: Decimal | None) -> Decimal:
    return Decimal(cents or 0).scaleb(-2).quantize(Decimal("0.01"))
