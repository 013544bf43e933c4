"""Karim is owed 9 250,00 €, all in order; Inès prepares, Bruno approves."""

import pytest


@pytest.fixture
def make(fee_rule, house):
    """The builders, once there is a fee and a company of ours."""
    from ensemble.work.treasury.tests import builders

    return builders


@pytest.fixture
def house(ines):
    from ensemble.money.invoicing.tests.builders import operator

    return operator(ines)


@pytest.fixture
def varenne_sa(varenne, ines):
    from ensemble.money.invoicing.tests.builders import client

    return client(varenne, ines)


@pytest.fixture
def fee_rule(ines, bruno, now):
    from datetime import timedelta

    from ensemble.work.missions.tests.builders import put_in_force

    before = now - timedelta(days=365)
    return put_in_force(ines, bruno, at=before, valid_from=before.date())


@pytest.fixture
def account(make, ines, bruno):
    return make.an_account(ines, bruno)


@pytest.fixture
def business(make, karim, ines):
    return make.a_payee(karim, by=ines)


@pytest.fixture
def mandate(make, business, ines):
    return make.a_mandate(business, by=ines)


@pytest.fixture
def mission(make, varenne_sa, varenne, karim, julie, petit, claire):
    return make.a_mission(karim, julie, petit=petit, claire=claire)


@pytest.fixture
def terms(make, mission):
    return make.terms_of(mission)


@pytest.fixture
def owed(make, business, mandate, mission, terms):
    return make.owed(business, mandate, mission)


@pytest.fixture
def zoe(now):
    """A third person of finance: two may approve what one submitted."""
    from ensemble.foundation.accounts.actions.granting import grant_from_console
    from ensemble.foundation.persons.actions.welcoming import meet

    third = meet("zoe.martin@rives.example", "Zoé Martin", language="fr", at=now)
    grant_from_console(third, "finance", at=now)
    return third
