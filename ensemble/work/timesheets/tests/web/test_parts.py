"""What was billed for a mission, on the page of the mission."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.foundation.core.jobs import run_waiting
from ensemble.money.invoicing.models import Invoice
from ensemble.work.timesheets.actions.approving import approve
from ensemble.work.timesheets.tests.builders import a_month, whole

pytestmark = pytest.mark.django_db


@pytest.fixture
def part(mission):
    return reverse("timesheets:invoices_part", args=[mission.public_id])


@pytest.fixture
def billed(mission, petit, at):
    sheet = a_month(mission, [2, 3])
    approve(sheet, by=petit, at=at, fingerprint=sheet.fingerprint())
    run_waiting()
    return {invoice.flow: invoice for invoice in Invoice.objects.all()}


def test_each_of_the_three_parties_reads_its_own(
    client, part, billed, karim, helene, petit, ines, oscar
):
    sold, owed = billed["sold"].number, billed["bought"].number
    shown = {
        person: (sold in page, owed in page)
        for person in (karim.person, helene, petit, ines)
        if (page := sign_in(client, person).get(part).text)
    }
    assert shown == {
        karim.person: (False, True),
        helene: (True, False),
        petit: (False, False),
        ines: (True, True),
    }
    assert sign_in(client, oscar).get(part).status_code == 404


def test_it_costs_the_same_for_one_month_and_three(client, mission, part, billed, ines, petit, at):
    sign_in(client, ines).get(part)
    with CaptureQueriesContext(connection) as one:
        assert client.get(part).status_code == 200
    for month in (date(2026, 12, 1), date(2027, 1, 1)):
        sheet = a_month(mission, whole(4, 7, month=month), month=month)
        approve(sheet, by=petit, at=at, fingerprint=sheet.fingerprint())
    run_waiting()
    with CaptureQueriesContext(connection) as three:
        assert client.get(part).status_code == 200
    assert len(one) == len(three) <= 20
