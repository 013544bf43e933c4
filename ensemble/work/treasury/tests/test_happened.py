"""What happened, told to the member in plain verbs, each line with its double entry."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation

from ensemble.money.invoicing.actions.crediting import credit_own
from ensemble.money.invoicing.drafts import Line
from ensemble.work.treasury import happened
from ensemble.work.treasury.actions.returning import come_back
from ensemble.work.treasury.tests.builders import NOW, PAY_ON

LATER = date(2026, 11, 17)


def told(member) -> list[tuple]:
    with translation.override("en"):
        return [(one.label, one.on, one.amount) for one in happened.to(member)]


def balanced(event) -> bool:
    return sum(debit for _a, debit, _c in event.entries) == sum(
        credit for _a, _d, credit in event.entries
    )


@pytest.fixture
def ordered(make, account, owed, ines, bruno):
    return make.approved(account, by=ines, other=bruno)


def test_nothing_happened_yet(make, karim):
    assert happened.to(karim) == []


def test_invoiced_then_on_its_way(ordered, owed, karim):
    number, gross = owed.number, Decimal("9250.00")
    assert told(karim) == [
        (f"{number}: on its way to you", PAY_ON, gross),
        (f"{number}: invoiced", owed.issued_on, gross),
    ]
    way, billed = happened.to(karim)
    assert balanced(way)
    assert balanced(billed)
    assert sum(debit for _account, debit, _credit in billed.entries) == gross


def test_what_came_back_is_owed_again(ordered, owed, karim, ines):
    come_back(ordered.payments.get(), on=LATER, reason="AC04", by=ines, at=NOW)
    assert told(karim)[0] == (f"{owed.number}: taken back, owed again", LATER, Decimal("9250.00"))


def test_a_credit_note_is_said(owed, karim):
    lines = [Line("Un jour de trop", Decimal(1), Decimal("500.00"))]
    by = {"by": karim.person, "at": NOW, "key": "own"}
    credit = credit_own(owed, reason="Un jour de trop", lines=lines, **by)
    assert told(karim)[0] == (f"{credit.number}: invoiced", credit.issued_on, Decimal("500.00"))


def test_it_tells_nobody_else(ordered, julie):
    assert happened.to(julie) == []


def test_it_shows_the_last_twenty(make, business, mandate, mission, terms, karim):
    for number in range(21):
        make.owed(business, mandate, mission, days="1", key=f"owed-{number}")
    assert len(happened.to(karim)) == happened.SHOWN == 20
