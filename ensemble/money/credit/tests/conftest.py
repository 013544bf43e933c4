"""The parties of an invoice, and the groups of clients. The app is imported inside the fixtures."""

import pytest

from ensemble.money.invoicing.tests.conftest import house, varenne_sa  # noqa: F401


@pytest.fixture
def varenne_group(varenne, now):
    from ensemble.money.credit.actions.grouping import own_group

    return own_group(varenne, at=now)
