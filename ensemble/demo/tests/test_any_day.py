"""The same story whatever the day it is told on: the first days of a year, a leap day."""

from datetime import UTC, datetime

import pytest

from ensemble.demo.building import build
from ensemble.demo.building.year import tell
from ensemble.money.credit.models import DunningStep
from ensemble.money.invoicing.models import Arrival
from ensemble.money.ledger.checking import check
from ensemble.work.missions.models import Mission
from ensemble.work.timesheets.models import Day, Timesheet
from ensemble.work.treasury.models import Payment, PayRun

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("on", [(2027, 1, 4), (2028, 2, 29)], ids=str)
def test_a_year_is_told(on, caplog):
    now = datetime(*on, 9, 0, tzinfo=UTC)
    build(now=now)
    tell()

    assert "was not told" not in caplog.text
    assert check(now).problems == []
    oldest = Mission.objects.get(member__person__name="Sandrine Vidalenc")
    assert Timesheet.objects.of(oldest).filter(state="approved").count() >= 11
    assert Payment.objects.filter(state="returned").count() == 1
    assert Day.objects.filter(state="disputed").count() == 1
    assert {step.invoice.organisation.name for step in DunningStep.objects.all()} == {"Ardance"}
    assert Arrival.objects.filter(state="waiting").count() == 2
    assert set(PayRun.objects.values_list("state", flat=True)) == {"approved"}
