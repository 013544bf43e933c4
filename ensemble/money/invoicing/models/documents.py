"""What an issued paper keeps of the world: frozen copies, as they were on that day."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

EU = frozenset(
    "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split()
)


@dataclass(frozen=True)
class Party:
    """Someone on an invoice, with every mention the law asks of them."""

    name: str
    status: str = ""
    form: str = ""
    capital: str = ""
    register: str = ""
    siren: str = ""
    siret: str = ""
    vat_number: str = ""
    vat_regime: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    country: str = "FR"
    email: str = ""
    iban: str = ""
    bic: str = ""
    size: str = ""
    address: str = ""  # where its e-invoices arrive (BT-34, BT-49); its SIREN when empty

    @property
    def is_french(self) -> bool:
        return self.country == "FR"

    @property
    def is_european(self) -> bool:
        return self.country in EU

    @property
    def key(self) -> str:
        """What tells this party from all others: its SIREN, or its VAT number abroad."""
        return self.siren or self.vat_number or self.name

    @property
    def printed_name(self) -> str:
        """« Karim Benali EI »: a person in business says so beside the name."""
        return f"{self.name} EI" if self.status in {"micro", "ei"} else self.name

    @property
    def identity(self) -> list[str]:
        """The legal line under the name, part by part."""
        capital = f"capital de {self.capital} €" if self.capital else ""
        form = ", ".join(filter(None, [self.form, capital]))
        numbers = [
            f"SIREN {self.siren}" if self.siren else "",
            f"SIRET {self.siret}" if self.siret else "",
            self.register,
            f"TVA {self.vat_number}" if self.vat_number else "",
        ]
        return list(filter(None, [form, *numbers]))


@dataclass(frozen=True)
class BilledLine:
    """One line as billed: its amount is rounded once, here, and carried ever after."""

    label: str
    quantity: Decimal
    unit: str
    unit_price: Decimal
    net: Decimal
    vat_category: str
    vat_rate: Decimal
    starts_on: date | None = None
    ends_on: date | None = None
    detail: str = ""
    corrects: str = ""
    deducts: str = ""
    disbursed: bool = False
    recharged: bool = False


@dataclass(frozen=True)
class VatGroup:
    """The lines of one category and rate: their sum is rounded once for the tax."""

    category: str
    rate: Decimal
    base: Decimal
    tax: Decimal
    reason: str = ""
    exemption: str = ""


@dataclass(frozen=True)
class Note:
    """A mention, with its code in UNTDID 4451 (PMT, PMD, AAB, TXD, AAI…)."""

    code: str
    text: str


@dataclass(frozen=True)
class Terms:
    """When it is due: `net` days, `eom_then_45`, or `45_then_eom`; `discount` is the escompte, in
    percent, for whoever pays within `discount_days` of the invoice."""

    method: str = "net"
    days: int = 30
    periodic: bool = False
    discount: Decimal = field(default=Decimal(0))
    discount_days: int = 0


class Frozen(models.JSONField):
    """A dataclass above, or a tuple of them, kept as JSON: decimals as text, days in ISO."""

    def __init__(self, *args, of: type = Party, many: bool = False, **options):
        self.of, self.many = of, many
        super().__init__(*args, encoder=DjangoJSONEncoder, **options)

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        options.pop("encoder", None)
        return name, path, args, options | {"of": self.of, "many": self.many}

    def from_db_value(self, value, expression, connection):
        raw = super().from_db_value(value, expression, connection)
        if raw is None:
            return None
        if isinstance(raw, list):
            return tuple(thaw(self.of, one) for one in raw)
        return thaw(self.of, raw) if isinstance(raw, dict) else raw

    def get_prep_value(self, value):
        if isinstance(value, self.of):
            return asdict(value)
        if self.many and isinstance(value, Iterable) and not isinstance(value, str | dict):
            return [asdict(one) if isinstance(one, self.of) else one for one in value]
        return value

    def value_to_string(self, obj):
        return self.get_prep_value(self.value_from_object(obj))

    def to_python(self, value):
        if isinstance(value, dict):
            return thaw(self.of, value)
        if self.many and isinstance(value, list):
            return tuple(thaw(self.of, one) if isinstance(one, dict) else one for one in value)
        return value


def thaw(of: type, raw: dict[str, Any]):
    """The dataclass that `raw` was; what was added to it since takes its default."""
    known = {one.name: one.type for one in fields(of)}
    return of(**{name: _typed(known[name], value) for name, value in raw.items() if name in known})


def _typed(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    if kind is Decimal:
        return Decimal(value)
    return date.fromisoformat(value) if kind == date | None else value
