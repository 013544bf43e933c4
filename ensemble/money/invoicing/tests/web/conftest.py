"""Pages as each of the cast opens them, proven just now, the day after the invoices."""

import pytest
import time_machine


@pytest.fixture(autouse=True)
def today():
    from ensemble.money.invoicing.tests.builders import ISSUED

    with time_machine.travel(ISSUED.replace(day=30, hour=16), tick=False) as traveller:
        yield traveller


@pytest.fixture
def invoice(house, varenne_sa):
    """Its paper met every rule: the client reads it."""
    from ensemble.foundation.core.lifecycle import move
    from ensemble.money.invoicing.tests import builders

    sold = builders.sold(house, varenne_sa, purchase_order="4500012345")
    move(sold, "ready", ready_at=builders.ISSUED)
    return sold


@pytest.fixture
def own(house, karim_ei, mandate):
    from ensemble.money.invoicing.actions.issuing import issue
    from ensemble.money.invoicing.tests.builders import ISSUED, self_billed

    return issue(self_billed(mandate, karim_ei, house), by=None, at=ISSUED, key="own")
