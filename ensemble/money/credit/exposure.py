"""What the companies of a group owe and will owe, against what they may."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Q, Sum
from django.db.models.functions import Least
from django.utils.timezone import localdate

from ensemble.foundation.accounts.models import Organisation
from ensemble.foundation.parameters.reading import decimal
from ensemble.money.credit.models import Belonging, ClientGroup, Expected, Limit, Override
from ensemble.money.invoicing.models import Invoice, Kind

NOTHING = Decimal("0.00")
CREDITS = [Kind.CREDIT, Kind.SELF_BILLED_CREDIT]


@dataclass(frozen=True)
class Exposure:
    """In euros, tax included. `used` is unpaid invoices, those in dispute included (`disputed` says
    how much of them), plus work approved and not yet invoiced (`expected`)."""

    limit: Decimal
    used: Decimal
    expected: Decimal
    disputed: Decimal
    ceiling: Decimal
    source: Limit | None
    override: Override | None

    @property
    def available(self) -> Decimal:
        """Below zero when the limit is passed."""
        return self.limit - self.used

    @property
    def invoiced(self) -> Decimal:
        return self.used - self.expected

    @property
    def is_over(self) -> bool:
        return self.used > self.limit


def group_of(organisation: Organisation) -> ClientGroup | None:
    """The group it was put into; None while it stands alone."""
    belonging = Belonging.objects.filter(organisation=organisation).select_related("group").first()
    return belonging.group if belonging else None


def exposure_of(organisation: Organisation, at: datetime) -> Exposure:
    """Of all the companies of its group, at that moment."""
    group = group_of(organisation)
    members = companies_of(group) if group else [organisation.pk]
    return _exposure(group, members, localdate(at))


def exposure_of_group(group: ClientGroup, at: datetime) -> Exposure:
    return _exposure(group, companies_of(group), localdate(at))


def companies_of(group: ClientGroup) -> list[int]:
    return list(group.belongings.values_list("organisation", flat=True))


def _exposure(group: ClientGroup | None, organisations: Iterable[int], on: date) -> Exposure:
    invoiced, disputed = _unpaid(organisations)
    expected = _expected(organisations)
    limit = Limit.objects.in_force(on).filter(group=group).first() if group else None
    amount = limit.amount if limit else decimal("credit.default_limit", on=on)
    override = _highest_override(group, on)
    return Exposure(
        limit=amount,
        used=invoiced + expected,
        expected=expected,
        disputed=disputed,
        ceiling=max(amount, override.ceiling if override else NOTHING),
        source=limit,
        override=override,
    )


def _unpaid(organisations: Iterable[int]) -> tuple[Decimal, Decimal]:
    """Invoices of ours that are open, less credit notes not yet set against one; and in dispute."""
    ours = Invoice.objects.sold().filter(organisation__in=list(organisations)).still_open()
    sums = ours.aggregate(
        invoices=Sum("open", filter=~Q(kind__in=CREDITS)),
        credits=Sum("open", filter=Q(kind__in=CREDITS)),
    )
    contested = ours.not_credits().filter(contests__state="open")
    disputed = contested.aggregate(sum=Sum(Least("contests__amount", "open")))["sum"]
    return (sums["invoices"] or NOTHING) - (sums["credits"] or NOTHING), disputed or NOTHING


def _expected(organisations: Iterable[int]) -> Decimal:
    rows = Expected.objects.filter(organisation__in=list(organisations))
    return rows.aggregate(sum=Sum("amount"))["sum"] or NOTHING


def _highest_override(group: ClientGroup | None, on: date) -> Override | None:
    if group is None:
        return None
    return Override.objects.in_force(on).filter(group=group).order_by("-ceiling").first()
