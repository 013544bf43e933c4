"""A month that takes back as much as it adds: who writes her own documents reads what still waits."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from ensemble.work.timesheets.actions.approving import approve
from ensemble.work.timesheets.actions.correcting import correct
from ensemble.work.timesheets.actions.declaring import submit
from ensemble.work.timesheets.actions.invoicing_herself import credit_own_days, send_own_invoice
from ensemble.work.timesheets.tests import builders as months
from ensemble.work.treasury.money import money_of

CHOSEN = datetime(2026, 9, 20, 9, 0, tzinfo=UTC)
AT, LATER = datetime(2026, 11, 30, 9, 0, tzinfo=UTC), datetime(2026, 12, 31, 9, 0, tzinfo=UTC)


def said_yes(month, petit, at):
    month.refresh_from_db()
    return approve(month, fingerprint=month.fingerprint(), by=petit, at=at)


@pytest.fixture
def november(make, varenne_sa, karim, julie, petit, claire, ines):
    """Two days, billed on both sides: hers is the one she sent."""
    months.mandated(karim, by=ines)
    mission = make.a_mission(karim, julie, petit=petit, claire=claire, at=CHOSEN)
    month = months.a_month(months.running(mission, self_billing=False), [2, 3])
    approval = said_yes(month, petit, AT)
    content = months.factur_x(months.einvoice(str(2 * mission.rate)))
    facts = {"content": content, "name": "f.pdf", "number": "F-2026-11", "issued_on": AT.date()}
    send_own_invoice(approval, **facts, by=karim.person, at=AT)
    return month


def test_her_credit_note_is_awaited_with_its_sentence_and_its_day(november, karim, petit):
    def taken_back():
        with translation.override("fr"):
            lines = money_of(karim, at=LATER).coming
        return [line for line in lines if "avoir" in line.sentence]

    her, third = karim.person, november.days.get(on__day=3)
    assert taken_back() == []
    line = correct(third, Decimal("0"), "Compté en trop.", by=her, at=LATER)
    month = submit(line.timesheet, by=her, at=LATER)
    approval = said_yes(month, petit, LATER)
    (waits,) = taken_back()
    assert waits.sentence == ("Écrivez votre avoir pour les jours repris\u00a0: il clôt le mois.")
    assert (waits.amount, waits.on) == (-november.mission.rate, approval.promised_on)
    assert (waits.act, waits.certain) == (True, False)
    assert str(month.public_id) in waits.url
    credit_own_days(approval, by=her, at=LATER)
    assert taken_back() == []
