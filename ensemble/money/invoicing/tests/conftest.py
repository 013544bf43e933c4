"""The parties of an invoice. The app is imported inside the fixtures: Django is not up before."""

import pytest


@pytest.fixture
def house(ines):
    """The operator's own company, with VAT due when it is paid."""
    from ensemble.money.invoicing.tests import builders

    return builders.operator(ines)


@pytest.fixture
def varenne_sa(varenne, ines):
    from ensemble.money.invoicing.tests import builders

    return builders.client(varenne, ines)


@pytest.fixture
def karim_ei(karim):
    """A micro-enterprise without VAT."""
    from ensemble.money.invoicing.tests import builders

    return builders.business(karim)


@pytest.fixture
def mandate(house, karim_ei, ines):
    from ensemble.money.invoicing.tests import builders

    return builders.mandate(karim_ei.member, ines)
