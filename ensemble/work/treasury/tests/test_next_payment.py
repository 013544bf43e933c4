"""The first payment to come: of everything she is owed, or of one mission."""

from datetime import date

import pytest

from ensemble.work.treasury.money import next_payment
from ensemble.work.treasury.tests.builders import NOW, PAY_ON

pytestmark = pytest.mark.django_db


def test_a_payment_belongs_to_its_mission(
    make, business, mandate, mission, terms, karim, julie, petit, claire
):
    other = make.a_mission(karim, julie, petit=petit, claire=claire)
    make.terms_of(other)
    make.owed(business, mandate, other)
    assert next_payment(karim, at=NOW).on == PAY_ON
    assert next_payment(karim, at=NOW, mission=other).on == PAY_ON
    assert next_payment(karim, at=NOW, mission=mission) is None
    later = date(2026, 11, 27)
    make.owed(business, mandate, mission, payable_on=later, key="owed-2")
    assert next_payment(karim, at=NOW).on == PAY_ON
    assert next_payment(karim, at=NOW, mission=mission).on == later
