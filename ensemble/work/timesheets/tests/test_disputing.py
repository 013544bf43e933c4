from decimal import Decimal

import pytest

from ensemble.foundation.core.errors import Incomplete, Refused, TooLate
from ensemble.foundation.mailroom.models import Letter
from ensemble.work.timesheets.actions.approving import approve
from ensemble.work.timesheets.actions.disputing import dispute, maintain, withdraw
from ensemble.work.timesheets.tests.builders import a_month

pytestmark = pytest.mark.django_db


@pytest.fixture
def month(mission):
    return a_month(mission, [2, 3, 4])


@pytest.fixture
def disputed(month, petit, at):
    second = month.days.get(on__day=3)
    return dispute(month, [second.public_id], "Karim était en séminaire.", by=petit, at=at)[0]


def test_one_day_is_set_aside_and_the_others_are_approved(
    month, disputed, petit, karim, claire, at
):
    approval = approve(month, fingerprint=month.fingerprint(), by=petit, at=at)
    month.refresh_from_db()
    assert (approval.days, month.state) == (Decimal("2.0"), "submitted")
    assert month.said_days == Decimal("2.0")
    told = Letter.objects.filter(kind__startswith="timesheets/disputed").values_list(
        "to", flat=True
    )
    assert set(told) == {karim.person.pk, claire.pk}


def test_it_says_why(month, petit, at):
    with pytest.raises(Incomplete):
        dispute(month, [month.days.first().public_id], "  ", by=petit, at=at)


def test_a_day_withdrawn_closes_the_month_and_is_billed_nowhere(month, disputed, petit, karim, at):
    approve(month, fingerprint=month.fingerprint(), by=petit, at=at)
    withdraw(disputed, by=karim.person, at=at)
    month = disputed.timesheet
    month.refresh_from_db()
    assert (month.state, month.approved_days) == ("approved", Decimal("2.0"))


def test_a_day_maintained_is_answered_again(month, disputed, petit, karim, at):
    approve(month, fingerprint=month.fingerprint(), by=petit, at=at)
    maintain(disputed, "Le séminaire était le 4 décembre.", by=karim.person, at=at)
    month.refresh_from_db()
    again = approve(month, fingerprint=month.fingerprint(), by=petit, at=at)
    assert (again.days, month.approvals.count()) == (Decimal("1.0"), 2)


def test_only_the_client_disputes_and_only_the_member_answers(month, disputed, karim, petit, at):
    with pytest.raises(Refused):
        dispute(month, [month.days.last().public_id], "Non.", by=karim.person, at=at)
    with pytest.raises(Refused):
        maintain(disputed, "Si.", by=petit, at=at)


def test_what_was_approved_is_no_longer_disputed(month, petit, at):
    approve(month, fingerprint=month.fingerprint(), by=petit, at=at)
    with pytest.raises(TooLate):
        dispute(month, [month.days.first().public_id], "Non.", by=petit, at=at)
