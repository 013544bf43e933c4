from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from ensemble.foundation.core.errors import Refused, TooLate
from ensemble.foundation.files.models import StoredFile
from ensemble.foundation.files.tests.builders import pdf
from ensemble.money.ledger.reading import balance
from ensemble.work.timesheets.actions.approving import approve
from ensemble.work.timesheets.actions.declaring import begin, submit
from ensemble.work.timesheets.actions.expensing import claim, drop, left_to_spend
from ensemble.work.timesheets.models import Expense
from ensemble.work.timesheets.tests.builders import NOVEMBER, SENT, running

pytestmark = pytest.mark.django_db
THIRD = date(2026, 11, 3)


@pytest.fixture
def mission(chosen, house, karim, ines, months):
    months.mandated(karim, by=ines)
    return running(chosen, expenses_cap=Decimal("300"))


@pytest.fixture
def month(mission, karim):
    return begin(mission, NOVEMBER, by=karim.person, at=SENT)


def spent(month, net="120.00", by=None, receipt=None, on=THIRD):
    facts = {"label": "Train Lyon-Bourg", "net": Decimal(net), "vat": Decimal("12.00")}
    content = receipt or pdf()
    by = by or month.mission.member.person
    return claim(month, on=on, **facts, receipt=content, name="billet.pdf", by=by, at=SENT)


def test_it_is_kept_with_its_receipt_and_recharged_at_its_cost(month, karim, petit, at):
    spent(month)
    sent = submit(month, by=karim.person, at=SENT)
    approval = approve(sent, fingerprint=sent.fingerprint(), by=petit, at=at)
    assert approval.client_invoice.net == approval.member_invoice.net == Decimal("120.00")
    (line,) = approval.client_invoice.lines
    assert (line.label, line.quantity) == ("Train Lyon-Bourg", 1)
    billed_on = approval.client_invoice.issued_on
    assert balance("recharged", on=billed_on) == Decimal("-120.00")  # 708, and not 706
    assert balance("revenue", on=billed_on) == 0


def test_the_contract_caps_them_over_the_mission(month, mission):
    spent(month, "200.00")
    assert left_to_spend(mission, THIRD) == Decimal("100.00")
    with pytest.raises(TooLate, match="100"):
        spent(month, "100.01")
    spent(month, "100.00")
    with pytest.raises(TooLate):
        spent(month, "0.01")
    assert Expense.objects.count() == 2


def test_a_contract_that_agreed_none_recharges_none(chosen, house, karim):
    month = begin(running(chosen), NOVEMBER, by=karim.person, at=SENT)
    with pytest.raises(TooLate):
        spent(month, "1.00")


def test_a_day_outside_of_the_contract_recharges_nothing(month):
    with pytest.raises(TooLate):
        spent(month, on=date(2026, 10, 2))


def test_it_is_taken_out_while_the_month_has_not_left(month, mission, karim):
    expense = spent(month, "300.00")
    drop(expense, by=karim.person, at=SENT)
    assert left_to_spend(mission, THIRD) == Decimal("300.00")
    kept = spent(month)
    submit(month, by=karim.person, at=SENT)
    for late in (lambda: drop(kept, by=karim.person, at=SENT), lambda: spent(month)):
        with pytest.raises(TooLate):
            late()


def test_a_file_that_is_not_what_it_says_is_refused(month):
    with pytest.raises(ValidationError):
        spent(month, receipt=b"MZ this is a program")
    assert not StoredFile.objects.filter(kind="timesheets.receipt").exists()


def test_only_the_member_claims(month, petit, claire, julie):
    for someone in (petit, claire, julie.person):
        with pytest.raises(Refused):
            spent(month, by=someone)
