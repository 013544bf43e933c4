from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from ensemble.foundation.accounts.models import Organisation
from ensemble.money.credit.ageing import ageing_of
from ensemble.money.invoicing.actions.contesting import contest, withdraw_contest
from ensemble.money.invoicing.actions.settling import collect, undo
from ensemble.money.invoicing.tests.builders import client, days, sold

JANUARY = datetime(2026, 1, 1, 9, 0, tzinfo=UTC)
ONE = Decimal("12765.00")
ON = date(2026, 6, 30)


def issued(house, buyer, late: int, *, key: str, price: str = "575.00"):
    """An invoice that is so many days late on 30 June."""
    on = datetime.combine(ON - timedelta(days=late + 30), JANUARY.timetz())
    return sold(house, buyer, days(price=price), at=on, key=key)


def shown(on: date) -> list[tuple]:
    return [
        (one.name, one.not_due, one.to_30, one.to_60, one.to_90, one.over_90, one.credits)
        for one in ageing_of(on).lines
    ]


@pytest.mark.parametrize(
    ("late", "column"),
    [
        (-1, "not_due"), (0, "not_due"), (1, "to_30"), (30, "to_30"), (31, "to_60"),
        (60, "to_60"), (61, "to_90"), (90, "to_90"), (91, "over_90"), (120, "over_90"),
    ],
)  # fmt: skip
def test_each_age_has_its_column(house, varenne_sa, late, column):
    issued(house, varenne_sa, late, key="one")

    [line] = ageing_of(ON).lines

    ages = ("not_due", "to_30", "to_60", "to_90", "over_90")
    assert [age for age in ages if getattr(line, age)] == [column]
    assert line.open == ONE


def test_each_client_has_a_line_and_all_of_them_a_total(house, varenne_sa, ardance, ines):
    other = client(
        ardance, ines, siren="200000008", siret="20000000800017", vat_number="FR37200000008"
    )
    issued(house, varenne_sa, 100, key="two")
    issued(house, varenne_sa, 40, key="one")
    issued(house, other, -5, key="three")

    ageing = ageing_of(ON)

    assert [(one.name, one.open, one.late) for one in ageing.lines] == [
        ("Ardance", ONE, 0),
        ("Groupe Varenne", 2 * ONE, 2 * ONE),
    ]
    assert (ageing.total.open, ageing.total.to_60, ageing.total.over_90) == (3 * ONE, ONE, ONE)
    assert Organisation.objects.get(pk=ageing.lines[0].organisation) == ardance


def test_a_day_gone_by_reads_as_it_did(house, varenne_sa, ines):
    invoice = issued(house, varenne_sa, 20, key="one")
    before = ageing_of(ON)
    after = datetime(2026, 7, 2, 9, 0, tzinfo=UTC)

    paid = collect(invoice, Decimal("765.00"), on=date(2026, 7, 1), by=ines, at=after, key="paid")
    issued(house, varenne_sa, -40, key="later")

    assert ageing_of(ON) == before
    assert ageing_of(date(2026, 7, 1)).total.to_30 == Decimal("12000.00")
    undo(paid, on=date(2026, 7, 3), by=ines, at=after, key="back")
    assert ageing_of(date(2026, 7, 2)).total.to_30 == Decimal("12000.00")
    assert ageing_of(date(2026, 7, 3)).total.to_30 == ONE


def test_what_is_contested_is_flagged_on_its_days(house, varenne_sa, ines):
    invoice = issued(house, varenne_sa, 20, key="one")
    opened = contest(
        invoice,
        reason="Deux jours en trop",
        amount=Decimal("1380.00"),
        by=None,
        at=datetime(2026, 6, 20, 9, 0, tzinfo=UTC),
    )
    withdraw_contest(opened, by=ines, at=datetime(2026, 6, 28, 9, 0, tzinfo=UTC))

    assert ageing_of(date(2026, 6, 19)).total.disputed == 0
    assert ageing_of(date(2026, 6, 20)).total.disputed == Decimal("1380.00")
    assert ageing_of(date(2026, 6, 28)).total.disputed == 0


def test_credit_notes_stand_apart(house, varenne_sa, ines, bruno):
    from ensemble.money.invoicing.actions.crediting import ask_credit, issue_credit

    issued(house, varenne_sa, 50, key="open")
    paid = issued(house, varenne_sa, 20, key="paid")
    at = datetime(2026, 6, 25, 9, 0, tzinfo=UTC)
    collect(paid, paid.gross, on=date(2026, 6, 24), by=ines, at=at, key="virement")
    request = ask_credit(paid, reason="Jours non prestés", by=ines, at=at)
    issue_credit(request, by=bruno, at=at)

    assert shown(ON) == [("Groupe Varenne", 0, 0, ONE, 0, 0, ONE)]
