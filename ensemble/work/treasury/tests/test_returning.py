"""F15: one of forty comes back; one reversal, one notice, thirty-nine untouched."""

from datetime import date
from decimal import Decimal

import pytest

from ensemble.foundation.core.errors import TooLate
from ensemble.foundation.mailroom.models import Letter
from ensemble.money.ledger.reading import balance
from ensemble.work.treasury.actions.matching_alone import match_certain
from ensemble.work.treasury.actions.preparing import prepare
from ensemble.work.treasury.actions.returning import come_back
from ensemble.work.treasury.models import BankLine, Match, Payment
from ensemble.work.treasury.tests.builders import NOW, PAY_ON
from ensemble.work.treasury.tests.formats.builders import entry

LATER = date(2026, 11, 17)


@pytest.fixture
def forty(make, account, business, mandate, mission, terms, ines, bruno):
    for number in range(40):
        make.owed(business, mandate, mission, days="2", key=f"owed-{number}")
    return make.approved(account, by=ines, other=bruno)


@pytest.mark.fault
def test_one_of_forty_comes_back(forty, make, account, karim, ines):
    leaving = [
        entry(f"-{one.amount}", end_to_end_id=one.end_to_end_id, reference=f"L{one.pk}", on=PAY_ON)
        for one in forty.payments.all()
    ]
    lost = forty.payments.all()[17]
    back = entry(
        "1000.00", end_to_end_id=lost.end_to_end_id, reference="B1", reason="AC04", on=LATER
    )
    opened = make.recorded(
        account, [*leaving, back], by=ines, moved="-39000.00", opening="50000.00"
    )
    assert match_certain(opened, at=NOW) == 41
    lost.refresh_from_db()
    assert (lost.state, lost.return_reason, lost.returned_on) == ("returned", "AC04", LATER)
    assert lost.invoice.open_amount == Decimal("1000.00")
    assert sorted(forty.payments.values_list("state", flat=True)) == ["paid"] * 39 + ["returned"]
    assert lost.invoice.settlements.count() == 2
    assert list(
        Letter.objects.filter(kind="treasury/payment_returned").values_list("to", flat=True)
    ) == [karim.person.pk]
    assert balance("suppliers", on=LATER) == Decimal("-1000.00")
    assert balance("transfers", on=LATER) == 0
    assert balance("bank", on=LATER) == Decimal("-39000.00")


@pytest.mark.fault
def test_the_same_return_in_another_file_changes_nothing(forty, make, account, ines):
    lost = forty.payments.first()
    back = entry(
        "1000.00", end_to_end_id=lost.end_to_end_id, reference="B1", reason="AC04", on=LATER
    )
    match_certain(make.recorded(account, [back], by=ines, moved="1000"), at=NOW)
    make.recorded(account, [back], by=ines, moved="1000", number="again")
    assert BankLine.objects.count() == 1
    assert Match.objects.count() == 1
    assert Letter.objects.filter(kind="treasury/payment_returned").count() == 1


def test_a_payment_returns_once(forty, ines):
    lost = forty.payments.first()
    come_back(lost, on=LATER, reason="Refusé", by=ines, at=NOW)
    with pytest.raises(TooLate):
        come_back(Payment.objects.get(pk=lost.pk), on=LATER, reason="Refusé", by=ines, at=NOW)
    assert Letter.objects.filter(kind="treasury/payment_returned").count() == 1


def test_what_came_back_enters_the_next_run_under_another_number(forty, account, ines):
    lost = forty.payments.first()
    come_back(lost, on=LATER, reason="Refusé", by=ines, at=NOW)
    run = prepare(account, pay_on=LATER, by=ines, at=NOW)
    again = run.payments.get()
    assert again.invoice == lost.invoice
    assert again.end_to_end_id != lost.end_to_end_id
