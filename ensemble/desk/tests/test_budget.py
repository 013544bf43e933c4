"""What a buyer reads of the money: committed, used, due next."""

from datetime import timedelta
from decimal import Decimal

import pytest

from ensemble.desk.homes.budget import budget_of
from ensemble.desk.tests.test_months import another
from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.work.missions.tests import builders as missions
from ensemble.work.timesheets.actions.approving import approve
from ensemble.work.timesheets.tests.builders import a_month

pytestmark = pytest.mark.django_db


@pytest.fixture
def mission(varenne, helene, petit, claire, karim, julie, ines, bruno, now):
    year_ago = now - timedelta(days=365)
    missions.put_in_force(ines, bruno, at=year_ago, valid_from=year_ago.date())
    return another(petit, karim, julie, claire, now)


def test_it_counts_what_was_approved_of_what_is_committed(mission, helene, petit, now):
    month = a_month(mission, [2, 3])
    assert budget_of(helene).used == Decimal("0.00")

    approve(month, fingerprint=month.fingerprint(), by=petit, at=now)

    budget = budget_of(helene)
    price = budget.used / 2
    assert price > 0
    assert budget.committed == price * mission.days
    assert budget.left == price * (mission.days - 2)


def test_it_shows_no_budget_to_whoever_buys_nothing(mission, petit, oscar):
    assert budget_of(petit) is None
    assert budget_of(oscar) is None


def test_a_buyer_finds_it_at_home(client, mission, helene):
    sign_in(client, helene)

    assert "Budget" in client.get("/").text
