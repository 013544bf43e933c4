"""How much to set aside of what comes in: an estimate, line by line, each with its rate and source (R23).

`rates_for` reads the dated parameters and the member's own settings; `reserve` only counts.
A micro-enterprise has official rates; an EI, an EURL or a SASU says its own, with where they come
from, since the contributions of the real regime depend on a year that nobody here sees; whoever is
paid by a portage company or a co-operative sets nothing aside: their salary already did.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from ensemble.foundation.core.money import to_cents
from ensemble.foundation.parameters.models import DatedValue
from ensemble.people.compliance.models import Business, Situation
from ensemble.people.compliance.standings import months_after

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Rate:
    """`share` of the receipts; `since` and `source` say where it was read."""

    key: str  # social, training, tax
    label: str
    share: Decimal
    since: date | None = None
    source: str = ""
    note: str = ""

    @property
    def percent(self) -> Decimal:
        return self.share * 100


@dataclass(frozen=True)
class Rates:
    """What holds for one business on one day. `asks`: settings without which the sheet is short."""

    on: date
    lines: tuple[Rate, ...]
    monthly: Decimal = NOTHING
    asks: tuple[str, ...] = ()
    salaried: bool = False
    simulator: str = ""

    @property
    def sources(self) -> list[tuple[date, str]]:
        """Each day and source once, in the order of the lines."""
        said = [(rate.since, rate.source) for rate in self.lines if rate.since and rate.source]
        return list(dict.fromkeys(said))


@dataclass(frozen=True)
class Line:
    rate: Rate
    amount: Decimal


@dataclass(frozen=True)
class Sheet:
    """`receipts`, excluding VAT; `vat`, collected and not paid over yet; `left`, for oneself."""

    rates: Rates
    receipts: Decimal
    vat: Decimal
    lines: tuple[Line, ...]

    @property
    def total(self) -> Decimal:
        return self.vat + sum((line.amount for line in self.lines), NOTHING)

    @property
    def left(self) -> Decimal:
        return self.receipts + self.vat - self.total

    @property
    def on(self) -> date:
        return self.rates.on


def reserve(*, receipts: Decimal, rates: Rates, vat: Decimal = NOTHING) -> Sheet:
    """Each line to the cent, half-up; VAT is somebody else's money and comes first."""
    lines = [Line(rate, to_cents(receipts * rate.share)) for rate in rates.lines]
    if rates.monthly:
        lines.append(Line(_monthly(rates), to_cents(rates.monthly)))
    return Sheet(rates, to_cents(receipts), to_cents(vat), tuple(lines))


def sheet_of(business: Business, *, receipts: Decimal, on: date, vat: Decimal = NOTHING) -> Sheet:
    """The sheet of a member for what came in, with the rates of that day."""
    return reserve(receipts=receipts, rates=rates_for(business, on=on), vat=vat)


def rates_for(business: Business, *, on: date) -> Rates:
    if business.is_employer:
        return Rates(on, (), salaried=True)
    situation = Situation.objects.filter(business=business).first()
    if situation is None:
        return Rates(on, (), asks=(_("your activity and your rates"),))
    monthly = situation.cfe_yearly / 12
    known = {
        one.name: one for one in DatedValue.objects.in_force(on).filter(name__startswith="reserve.")
    }
    simulator = known["reserve.simulator"].value if "reserve.simulator" in known else ""
    if business.status == "micro":
        lines, asks = _micro(situation, known, on)
    else:
        lines, asks = _own(situation)
    return Rates(on, lines, monthly, asks, simulator=simulator)


def acre_ends_on(created_on: date, quarters: int) -> date:
    """The first day without relief: the quarter of the beginning, and so many after it."""
    first = date(created_on.year, (created_on.month - 1) // 3 * 3 + 1, 1)
    return months_after(first, 3 * (quarters + 1))


def _micro(
    situation: Situation, known: dict[str, DatedValue], on: date
) -> tuple[tuple[Rate, ...], tuple[str, ...]]:
    def figure(name: str) -> DatedValue | None:
        return known.get(f"reserve.{situation.activity}.{name}")

    social, training, tax, taxable = map(figure, ("social", "training", "tax", "taxable"))
    if social is None:
        return (), (_("your activity"),)
    relief = _relief(situation, known, on)
    lines = [
        _rate(
            "social", _("Social security contributions"), social, 1 - relief, _with_relief(relief)
        ),
        _rate("training", _("Professional training"), training),
    ]
    if situation.pays_tax_with_contributions:
        lines.append(_rate("tax", _("Income tax, paid with the contributions"), tax))
    elif situation.marginal_rate is not None:
        lines.append(
            _rate("tax", _("Income tax"), taxable, situation.marginal_rate, _("at your own rate"))
        )
    else:
        return tuple(lines), (_("your rate of income tax"),)
    return tuple(lines), ()


def _relief(situation: Situation, known: dict[str, DatedValue], on: date) -> Decimal:
    """ACRE: the reduction of the day on which the activity began, while it lasts."""
    if not situation.has_acre:
        return NOTHING
    begun = situation.created_on
    if not begun <= on < acre_ends_on(begun, int(known["reserve.acre.quarters"].value)):
        return NOTHING
    reduction = DatedValue.objects.in_force(begun).filter(name="reserve.acre.reduction").first()
    return Decimal(reduction.value) if reduction else NOTHING


def _with_relief(relief: Decimal) -> str:
    return _("ACRE relief counted") if relief else ""


def _rate(
    key: str, label: str, value: DatedValue, times: Decimal | int = 1, note: str = ""
) -> Rate:
    share = Decimal(value.value) * times
    return Rate(key, label, share, value.valid_from, value.source, note)


def _own(situation: Situation) -> tuple[tuple[Rate, ...], tuple[str, ...]]:
    """The real regime: shares of what comes in that the member, or an accountant, worked out."""
    said = [
        ("social", _("Social security contributions"), situation.social_rate),
        ("tax", _("Tax"), situation.tax_rate),
    ]
    lines = tuple(
        Rate(key, label, share, situation.rates_on, situation.rates_source, _("your own rate"))
        for key, label, share in said
        if share is not None
    )
    asks = tuple(label.lower() for _key, label, share in said if share is None)
    return lines, asks


def _monthly(rates: Rates) -> Rate:
    return Rate("cfe", _("Local business tax (CFE), one twelfth"), NOTHING, note=_("your amount"))
