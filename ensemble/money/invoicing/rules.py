"""The dated values of invoices in force on a day, read at once: a hundred invoices an hour share them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ensemble.foundation.parameters.models import DatedValue
from ensemble.foundation.parameters.reading import Unknown

PREFIX = "invoicing."


@dataclass(frozen=True)
class Rules:
    """`rules.decimal("vat_standard")`, `rules.text("mention.recovery")`; Unknown when there is none."""

    on: date
    values: Mapping[str, str]

    @classmethod
    def of(cls, on: date) -> "Rules":
        known = DatedValue.objects.in_force(on).filter(name__startswith=PREFIX)
        named = known.order_by().values_list("name", "value")
        return cls(on, {name.removeprefix(PREFIX): value for name, value in named})

    def text(self, name: str) -> str:
        if name not in self.values:
            raise Unknown(f"no value of {PREFIX}{name!r} on {self.on}")
        return self.values[name]

    def decimal(self, name: str) -> Decimal:
        return Decimal(self.text(name))

    def number(self, name: str) -> int:
        return int(self.text(name))
