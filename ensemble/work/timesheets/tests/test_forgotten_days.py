from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from ensemble.foundation.core.errors import Incomplete, Refused, TooLate
from ensemble.work.timesheets.actions.approving import approve
from ensemble.work.timesheets.actions.correcting import add_forgotten, correct
from ensemble.work.timesheets.actions.declaring import write
from ensemble.work.timesheets.actions.disputing import dispute, withdraw
from ensemble.work.timesheets.dates import days_left
from ensemble.work.timesheets.models import Day
from ensemble.work.timesheets.tests.builders import a_month, running, whole

pytestmark = pytest.mark.django_db
DECEMBER, LATER = date(2026, 12, 1), datetime(2026, 12, 31, 9, 0, tzinfo=UTC)
FIFTH, WHY = date(2026, 11, 5), "Oublié : atelier à l’usine."


@pytest.fixture
def approved(mission, petit, at):
    month = a_month(mission, [2, 3, 4])
    approve(month, fingerprint=month.fingerprint(), by=petit, at=at)
    month.refresh_from_db()
    return month


def forget(month, karim, on=FIFTH, quantity="1", because=WHY) -> Day:
    return add_forgotten(month, on, Decimal(quantity), because, by=karim.person, at=LATER)


def test_a_forgotten_day_is_a_line_of_the_next_month_and_is_billed_there(
    mission, approved, karim, petit
):
    """1 December and the half of 5 November: 1.5 days at 977.50 and at 850."""
    line = forget(approved, karim, quantity="0.5")
    assert (line.timesheet.month, line.adds_to, line.state) == (DECEMBER, approved, "declared")
    month = a_month(mission, whole(1, month=DECEMBER), month=DECEMBER, at=LATER)
    approval = approve(month, fingerprint=month.fingerprint(), by=petit, at=LATER)
    assert approval.days == Decimal("1.5")
    assert (approval.client_invoice.net, approval.client_invoice.gross) == (
        Decimal("1466.25"),
        Decimal("1759.50"),
    )
    assert approval.member_invoice.net == Decimal("1275.00")
    labels = [(one.label, one.quantity) for one in approval.client_invoice.lines]
    assert labels[1] == ("5 novembre 2026, non facturé jusqu’ici", Decimal("0.5"))
    approved.refresh_from_db()
    assert approved.approved_days == Decimal("3.0")


def test_it_is_refused_by_the_rules_of_any_day(approved, karim):
    refused = {
        date(2026, 11, 3): "déjà écrite",
        date(2026, 11, 8): "pas ouvré",
        date(2026, 11, 11): "pas ouvré",
        date(2026, 12, 1): "autre mois",
    }
    for on, words in refused.items():
        with pytest.raises(TooLate, match=words):
            forget(approved, karim, on=on)
    assert Day.objects.afterwards().count() == 0


def test_it_is_added_once(approved, karim):
    forget(approved, karim)
    with pytest.raises(TooLate, match="déjà écrite"):
        forget(approved, karim)
    twice = {"on": FIFTH, "quantity": Decimal(1), "because": WHY, "adds_to": approved}
    with pytest.raises(IntegrityError), transaction.atomic():
        approved.forgotten.get().timesheet.days.create(**twice)


def test_it_says_why(approved, karim):
    with pytest.raises(Incomplete):
        forget(approved, karim, because=" ")


def test_nobody_adds_one_for_her(approved, petit, julie, claire):
    for someone in (petit, julie.person, claire):
        with pytest.raises(Refused):
            add_forgotten(approved, FIFTH, Decimal(1), WHY, by=someone, at=LATER)


def test_a_month_nobody_answered_is_changed_itself(mission, karim):
    month = a_month(mission, [2, 3])
    with pytest.raises(TooLate, match="reprenez-le"):
        forget(month, karim)


def test_r27_it_counts_the_other_missions_of_that_day(approved, chosen_too, karim, at):
    other = a_month(running(chosen_too), {FIFTH: Decimal("0.5")}, at=at)
    assert other.open_days == Decimal("0.5")
    with pytest.raises(TooLate, match="plus d’un jour"):
        forget(approved, karim)
    forget(approved, karim, quantity="0.5")


def test_r27_the_other_mission_counts_it(approved, chosen_too, karim, at):
    forget(approved, karim)
    with pytest.raises(TooLate, match="plus d’un jour"):
        a_month(running(chosen_too), {FIFTH: Decimal("0.5")}, at=at)


def test_it_takes_from_the_days_agreed(chosen, house, months, karim, ines, petit, at):
    months.mandated(karim, by=ines)
    mission = running(chosen, days=Decimal("3.5"))
    month = a_month(mission, [2, 3, 4])
    approve(month, fingerprint=month.fingerprint(), by=petit, at=at)
    with pytest.raises(TooLate, match=r"Il en reste 0\.5 "):
        forget(month, karim)
    forget(month, karim, quantity="0.5")
    assert days_left(mission) == 0


def test_writing_the_next_month_keeps_it(mission, approved, karim):
    line = forget(approved, karim)
    write(mission, DECEMBER, whole(1, month=DECEMBER), by=karim.person, at=LATER)
    assert Day.objects.filter(pk=line.pk).exists()


def test_once_approved_it_is_corrected_like_any_day(mission, approved, karim, petit):
    line = forget(approved, karim)
    month = a_month(mission, whole(1, month=DECEMBER), month=DECEMBER, at=LATER)
    approve(month, fingerprint=month.fingerprint(), by=petit, at=LATER)
    line.refresh_from_db()
    less = correct(line, Decimal("0.5"), "Parti à midi.", by=karim.person, at=LATER)
    assert (less.on, less.quantity) == (FIFTH, Decimal("-0.5"))


def test_one_withdrawn_may_be_added_again(mission, approved, karim, petit):
    line = forget(approved, karim)
    month = a_month(mission, whole(1, month=DECEMBER), month=DECEMBER, at=LATER)
    dispute(month, [line.public_id], "Pas ce jour-là.", by=petit, at=LATER)
    line.refresh_from_db()
    withdraw(line, by=karim.person, at=LATER)
    approve(month, fingerprint=month.fingerprint(), by=petit, at=LATER)
    assert forget(approved, karim).quantity == Decimal("1")
