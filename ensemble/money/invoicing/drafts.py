"""What is asked to be invoiced: nothing of it is kept, nor numbered, before `issue`."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db import models

from ensemble.money.invoicing.models import BilledLine, Invoice, Kind, LegalEntity, Mandate, Terms
from ensemble.people.compliance.models import Business


@dataclass(frozen=True)
class Line:
    """So many units at a price; `unit` is UN/ECE: DAY, HUR, C62 (one).

    `corrects`: the number of the invoice that a (possibly negative) line puts right.
    `deducts`: the number of the deposit invoice that a negative line takes off.
    `disbursed`: paid in the buyer's name, to the cent: no VAT on it.
    `recharged`: an expense of ours, a part of the price that the ledger tells apart (708).
    """

    label: str
    quantity: Decimal
    unit_price: Decimal
    unit: str = "DAY"
    starts_on: date | None = None
    ends_on: date | None = None
    detail: str = ""
    corrects: str = ""
    deducts: str = ""
    disbursed: bool = False
    recharged: bool = False


def again(line: BilledLine) -> Line:
    """The same line, to be credited."""
    return Line(
        label=line.label,
        quantity=line.quantity,
        unit_price=line.unit_price,
        unit=line.unit,
        starts_on=line.starts_on,
        ends_on=line.ends_on,
        detail=line.detail,
        corrects=line.corrects,
        deducts=line.deducts,
        disbursed=line.disbursed,
        recharged=line.recharged,
    )


@dataclass(frozen=True)
class Draft:
    """An invoice in the making. `issuer` and `buyer` are asked for their identity of the day.

    A credit note takes both, and its VAT, from the invoice it corrects (`preceding`).
    `payee`: who is paid when it is not the issuer. `payable_on`: the day the operator promised to
    pay. `about`: what it comes from, a row of an upper app. `replaces`: the invoice that no longer
    counts, in the place of which it is issued.
    """

    issuer: LegalEntity | Business | None = None
    buyer: LegalEntity | Business | None = None
    lines: Sequence[Line] = ()
    kind: Kind = Kind.INVOICE
    terms: Terms = field(default_factory=Terms)
    purchase_order: str = ""
    contract: str = ""
    about: models.Model | None = None
    mandate: Mandate | None = None
    preceding: Invoice | None = None
    payee: LegalEntity | Business | None = None
    payable_on: date | None = None
    replaces: Invoice | None = None
