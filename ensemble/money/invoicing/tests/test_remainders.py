"""Credited in parts, an invoice is credited whole: not a cent more, not a cent less, on any price."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ensemble.foundation.core.money import to_cents
from ensemble.money.invoicing.actions.crediting import ask_credit, credit_agreed, issue_credit
from ensemble.money.invoicing.drafts import Line
from ensemble.money.invoicing.models import Invoice
from ensemble.money.invoicing.paper import make
from ensemble.money.invoicing.tests.builders import ISSUED, days, sold
from ensemble.money.invoicing.validation import validate
from ensemble.money.ledger.checking import invariants
from ensemble.money.ledger.reading import balance

LATER, HALF = date(2027, 3, 31), Decimal("0.5")
NOTHING = Decimal("0.00")
ROLES = ("clients", "revenue", "pending_vat", "collected_vat")
slow = settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def taken_back(invoice: Invoice, parts: list[Decimal], price: str, at=ISSUED) -> list[Invoice]:
    return [
        credit_agreed(
            invoice, lines=[days(str(part), price)], about=invoice, by=None, at=at, key=f"{n}"
        )
        for n, part in enumerate(parts)
    ]


def is_credited_whole(invoice: Invoice, credits: list[Invoice]) -> bool:
    sums = [sum((getattr(one, name) for one in credits), NOTHING) for name in ("net", "vat")]
    nothing_left = invoice.open_amount == NOTHING == sum(one.open_amount for one in credits)
    return nothing_left and sums == [invoice.net, invoice.vat]


def test_three_halves_at_an_odd_price(house, varenne_sa):
    """1.5 x 333.33 is 500.00; three times 0.5 x 333.33 is 500.01."""
    invoice = sold(house, varenne_sa, days("1.5", "333.33"))
    assert invoice.net == Decimal("500.00")

    credits = taken_back(invoice, [HALF] * 3, "333.33")

    assert [one.net for one in credits] == [
        Decimal("166.67"),
        Decimal("166.67"),
        Decimal("166.66"),
    ]
    assert is_credited_whole(invoice, credits)
    assert all(balance(role, on=LATER) == 0 for role in ROLES)
    assert invariants() == []
    assert [validate(make(one).xml) for one in credits] == [[], [], []]


def test_halves_billed_apart_and_taken_back_together(house, varenne_sa):
    """Twice 166.67 is 333.34; a day at 333.33 leaves a cent, which goes with it."""
    halves = [days("0.5", "333.33"), days("0.5", "333.33")]
    invoice = sold(house, varenne_sa, *halves)

    credits = taken_back(invoice, [Decimal(1)], "333.33")

    assert credits[0].net == Decimal("333.34")
    assert is_credited_whole(invoice, credits)
    assert validate(make(credits[0]).xml) == []


def test_the_last_of_the_tax_goes_with_the_last_of_the_price(house, varenne_sa, ines, bruno):
    """0.05 bears 0.01; parts of 0.02, 0.02 and 0.01 would bear nothing each."""
    one = Line("Étude", Decimal(1), Decimal("0.05"), unit="C62")
    invoice = sold(house, varenne_sa, one)
    assert (invoice.net, invoice.vat) == (Decimal("0.05"), Decimal("0.01"))

    for cents in ("0.02", "0.02", "0.01"):
        part = [Line("Étude", Decimal(1), Decimal(cents), unit="C62")]
        asked = ask_credit(invoice, lines=part, reason="Trop", by=ines, at=ISSUED)
        credit = issue_credit(asked, by=bruno, at=ISSUED)

    assert (credit.net, credit.vat) == (Decimal("0.01"), Decimal("0.01"))
    assert invoice.open_amount == 0
    assert validate(make(credit).xml) == []


@pytest.mark.parametrize("name", ["net", "vat"])
def test_no_part_takes_more_than_is_left(house, varenne_sa, name):
    """Parts that each round up stop at what is there."""
    invoice = sold(house, varenne_sa, days("2", "0.05"))

    credits = taken_back(invoice, [HALF] * 4, "0.05")

    assert sum(getattr(one, name) for one in credits) == getattr(invoice, name)
    assert min(getattr(one, name) for one in credits) >= 0


@slow
@given(
    price=st.integers(10_000, 150_000).map(lambda cents: Decimal(cents) / 100),
    parts=st.lists(st.sampled_from([HALF, Decimal(1), Decimal("1.5")]), min_size=1, max_size=5),
)
def test_whatever_the_price_and_the_parts(house, varenne_sa, db, price, parts):
    known = Invoice.objects.count()
    invoice = sold(house, varenne_sa, days(str(sum(parts)), str(price)), key=f"sale-{known}")

    credits = [
        credit_agreed(
            invoice,
            lines=[days(str(part), str(price))],
            about=invoice,
            by=None,
            at=ISSUED,
            key=f"credit-{known}-{n}",
        )
        for n, part in enumerate(parts)
    ]

    assert is_credited_whole(Invoice.objects.get(pk=invoice.pk), credits)
    assert all(
        abs(one.net - to_cents(part * price)) < 1 for one, part in zip(credits, parts, strict=True)
    )
    assert balance("clients", on=LATER) == 0
