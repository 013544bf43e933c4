from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from ensemble.foundation.core.jobs import run_waiting
from ensemble.foundation.mailroom.models import Letter
from ensemble.money.invoicing.actions.issuing import issue
from ensemble.money.invoicing.franchise import judge, watch
from ensemble.money.invoicing.tests.builders import days, self_billed

ON = date(2026, 11, 30)


def turnover(*amounts):
    return [(date(2026, 10 + turn, 1), Decimal(amount)) for turn, amount in enumerate(amounts)]


@pytest.mark.django_db
def test_r22_between_the_thresholds_vat_begins_next_january():
    watched = judge(turnover("30000", "9250"), ON)

    assert (watched.total, watched.state, watched.vat_from) == (
        Decimal("39250"),
        "next_year",
        date(2027, 1, 1),
    )


@pytest.mark.django_db
def test_r22_above_the_second_vat_begins_the_day_it_is_passed():
    watched = judge(turnover("30000", "9250", "4000"), date(2026, 12, 31))

    assert (watched.total, watched.state, watched.vat_from) == (
        Decimal("43250"),
        "passed",
        date(2026, 12, 1),
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("total", "state"),
    [("37500", "below"), ("37500.01", "next_year"), ("41250", "next_year"), ("41250.01", "passed")],
)
def test_r22_a_threshold_is_passed_above_it(total, state):
    assert judge(turnover(total), ON).state == state


def test_r22_what_goes_through_us_is_counted_with_what_is_earned_elsewhere(
    house, karim_ei, mandate
):
    karim = karim_ei.member
    invoice = issue(self_billed(mandate, karim_ei, house), by=None, at=_on(11), key="november")

    assert watch(karim, on=invoice.issued_on).total == Decimal("9250.00")
    above = watch(karim, on=invoice.issued_on, elsewhere=Decimal("30000"))
    assert (above.state, above.left) == ("next_year", 0)
    assert watch(karim, on=date(2027, 1, 31)).total == 0


def test_the_member_is_told_by_the_invoice_that_passes_a_threshold(house, karim_ei, mandate):
    for month, quantity in ((9, "40"), (10, "34"), (11, "3"), (12, "10")):
        draft = self_billed(mandate, karim_ei, house, days(quantity, "500.00"))
        issue(draft, by=None, at=_on(month), key=f"month-{month}")
    run_waiting()

    told = Letter.objects.filter(kind="invoicing/franchise_passed", to=karim_ei.member.person)
    assert ["38 500,00" in told.first().text.replace("\u00a0", " "), told.count()] == [True, 2]


def _on(month):
    return datetime(2026, month, 28, 9, tzinfo=UTC)
