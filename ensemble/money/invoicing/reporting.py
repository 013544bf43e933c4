"""What the reform wants declared where no e-invoice passes by the platforms: sales and purchases
across a border, or with the French territories where no French VAT is due, period by period.
Prepared here; the platform of the operator transmits it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ensemble.money.invoicing.models import Flow, Invoice, InvoiceQuerySet, LegalEntity, Party
from ensemble.money.invoicing.reporting_periods import Period, period_of, rhythms
from ensemble.money.invoicing.vat import OUTSIDE_THE_TERRITORY, UNTAXED_OVERSEAS

NOTHING = Decimal("0.00")
OUTSIDE_THE_SCOPE = "O"

UNTAXED = (*OUTSIDE_THE_TERRITORY, *UNTAXED_OVERSEAS)


class Reason(models.TextChoices):
    """Why an invoice belongs to a declaration: where the other side is."""

    EUROPEAN = "european", _("In another country of the European Union")
    ABROAD = "abroad", _("Outside the European Union")
    OUTSIDE = "outside_the_territory", _("French, outside the territory of VAT")
    OVERSEAS = "untaxed_overseas", _("In French Guiana or Mayotte, where no VAT is due")


def reason_of(other: Party) -> Reason | None:
    """None for whoever is reached by an e-invoice: it is told to the State by the platforms."""
    if not other.is_french:
        return Reason.EUROPEAN if other.is_european else Reason.ABROAD
    if other.postcode.startswith(OUTSIDE_THE_TERRITORY):
        return Reason.OUTSIDE
    return Reason.OVERSEAS if other.postcode.startswith(UNTAXED_OVERSEAS) else None


@dataclass(frozen=True)
class Transaction:
    """One invoice, at one rate, or none outside the scope of VAT; a credit note counts below zero."""

    number: str
    kind: str
    issued_on: date
    name: str
    country: str
    postcode: str
    reason: Reason
    vat_number: str
    category: str
    rate: Decimal | None
    base: Decimal
    vat: Decimal


@dataclass(frozen=True)
class Declaration:
    siren: str
    period: Period
    sales: tuple[Transaction, ...]
    purchases: tuple[Transaction, ...]

    @property
    def is_empty(self) -> bool:
        return not (self.sales or self.purchases)

    @property
    def sold(self) -> Decimal:
        return sum((one.base for one in self.sales), NOTHING)

    @property
    def bought(self) -> Decimal:
        return sum((one.base for one in self.purchases), NOTHING)


def declaration_of(operator: LegalEntity, on: date) -> Declaration:
    """What the period of that day holds, as it stands now."""
    period = period_of(on, operator.vat_regime)
    within = Invoice.objects.live().filter(issued_on__range=(period.starts_on, period.ends_on))
    return _declaration(operator, period, declared(within).order_by("issued_on", "pk"))


def declarations_of(operator: LegalEntity, *, since: date, until: date) -> list[Declaration]:
    """Each period from one day to the other, the last first, in one question; the empty ones too."""
    within = Invoice.objects.live().filter(issued_on__range=(since, until))
    invoices = list(declared(within).order_by("issued_on", "pk"))
    regime, said = operator.vat_regime, rhythms()
    periods = [period_of(until, regime, said)]
    while periods[-1].starts_on > since:
        periods.append(period_of(periods[-1].starts_on - timedelta(days=1), regime, said))
    return [
        _declaration(operator, one, [it for it in invoices if one.holds(it.issued_on)])
        for one in periods
    ]


def declared(invoices: InvoiceQuerySet) -> InvoiceQuerySet:
    """Those with someone abroad, or where no French VAT is due."""
    return invoices.filter(
        Q(flow=Flow.SOLD) & _away("buyer") | Q(flow=Flow.BOUGHT) & _away("seller")
    )


def _away(other: str) -> Q:
    there = [Q(**{f"{other}__postcode__startswith": prefix}) for prefix in UNTAXED]
    return ~Q(**{f"{other}__country": "FR"}) | reduce(or_, there)


def _declaration(operator: LegalEntity, period: Period, invoices: Iterable[Invoice]) -> Declaration:
    sold = [one for one in invoices if one.flow == Flow.SOLD]
    bought = [one for one in invoices if one.flow == Flow.BOUGHT]
    return Declaration(
        siren=operator.siren,
        period=period,
        sales=tuple(block for one in sold for block in _blocks(one, one.buyer)),
        purchases=tuple(block for one in bought for block in _blocks(one, one.seller)),
    )


def _blocks(invoice: Invoice, other: Party) -> list[Transaction]:
    reason = reason_of(other)
    if reason is None:
        return []
    return [
        Transaction(
            number=invoice.number,
            kind=invoice.kind,
            issued_on=invoice.issued_on,
            name=other.name,
            country=other.country,
            postcode=other.postcode,
            reason=reason,
            vat_number=other.vat_number,
            category=group.category,
            rate=None if group.category == OUTSIDE_THE_SCOPE else group.rate,
            base=invoice.sign * group.base,
            vat=invoice.sign * group.tax,
        )
        for group in invoice.vat_groups
    ]
