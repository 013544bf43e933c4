"""Every client that owes or may owe something, read in a handful of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.db.models import Sum
from django.utils.timezone import localdate

from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.parameters.reading import decimal
from ensemble.money.credit.ageing import Ages, ageing_of
from ensemble.money.credit.models import (
    Belonging,
    ClientGroup,
    DunningStep,
    Expected,
    Limit,
    Loss,
    Override,
)
from ensemble.money.ledger.models import ManualEntry

NOTHING = Decimal("0.00")


@dataclass(frozen=True)
class Standing:
    """A group of companies, or one alone: `first` is a company of it, by whom the page is opened."""

    name: str
    first: Organisation
    companies: int
    limit: Decimal
    source: Limit | None
    override: Override | None
    invoiced: Decimal
    expected: Decimal
    late: Decimal
    disputed: Decimal

    @property
    def used(self) -> Decimal:
        return self.invoiced + self.expected

    @property
    def available(self) -> Decimal:
        return self.limit - self.used

    @property
    def is_over(self) -> bool:
        return self.used > self.limit


def standings(at: datetime) -> list[Standing]:
    """Those who use most of their limit first."""
    on = localdate(at)
    ages = {line.organisation: line for line in ageing_of(on).lines}
    sums = Expected.objects.values_list("organisation").annotate(sum=Sum("amount"))
    expected = dict(sums)
    groups = _groups({*ages, *expected})
    limits = {one.group_id: one for one in Limit.objects.in_force(on).reverse()}
    overrides = {
        one.group_id: one for one in Override.objects.in_force(on).order_by("group", "ceiling")
    }
    house = decimal("credit.default_limit", on=on)
    found = []
    for group, companies in groups:
        mine = [ages.get(one.pk, Ages()) for one in companies]
        limit = limits.get(group.pk) if group else None
        found.append(
            Standing(
                name=group.name if group else companies[0].name,
                first=companies[0],
                companies=len(companies),
                limit=limit.amount if limit else house,
                source=limit,
                override=overrides.get(group.pk) if group else None,
                invoiced=_sum(one.open - one.credits for one in mine),
                expected=_sum(expected.get(one.pk, NOTHING) for one in companies),
                late=_sum(one.late for one in mine),
                disputed=_sum(one.disputed for one in mine),
            )
        )
    return sorted(found, key=lambda one: (one.available, one.name))


def _groups(owing: set[int]) -> list[tuple[ClientGroup | None, list[Organisation]]]:
    """Each group with all its companies, then the companies that stand alone and owe something."""
    grouped: dict[ClientGroup, list[Organisation]] = defaultdict(list)
    belongings = Belonging.objects.select_related("group", "organisation")
    for one in belongings.order_by("organisation__name"):
        grouped[one.group].append(one.organisation)
    known = {company.pk for companies in grouped.values() for company in companies}
    alone = Organisation.objects.filter(pk__in=owing - known).order_by("name")
    return [*grouped.items(), *((None, [company]) for company in alone)]


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    return sum(amounts, NOTHING)


@dataclass(frozen=True)
class Waits:
    """How much waits for someone of finance: a second person, a call, a posting."""

    decisions: int
    steps: int
    by_hand: int


def waits() -> Waits:
    limits = Limit.objects.filter(state="proposed").order_by().values("pk")
    losses = Loss.objects.filter(state="asked").order_by().values("pk")
    asked = Override.objects.asked().order_by().values("pk").union(limits, losses, all=True)
    return Waits(
        decisions=asked.count(),
        steps=DunningStep.objects.to_do().count(),
        by_hand=ManualEntry.objects.prepared().count(),
    )
