"""The first payment to come: of everything she is owed, or of one mission."""

from datetime import date

import pytest

from ensemble.work.treasury.ahead import ahead_of, first_of
from ensemble.work.treasury.tests.builders import NOW, PAY_ON

pytestmark = pytest.mark.django_db


def test_a_payment_belongs_to_its_mission(
    make, business, mandate, mission, terms, karim, julie, petit, claire, django_assert_num_queries
):
    other = make.a_mission(karim, julie, petit=petit, claire=claire)
    make.terms_of(other)
    make.owed(business, mandate, other)
    [owed] = ahead_of(karim, at=NOW)
    assert owed.line.on == PAY_ON
    assert first_of([owed], other) == owed.line
    assert first_of([owed], mission) is None
    later = date(2026, 11, 27)
    make.owed(business, mandate, mission, payable_on=later, key="owed-2")
    with django_assert_num_queries(3):  # the operator’s clock, what is certain, what is owed
        ahead = ahead_of(karim, at=NOW)
    assert [one.line.on for one in ahead] == [PAY_ON, later]
    assert first_of(ahead, mission).on == later
