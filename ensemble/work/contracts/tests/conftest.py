"""A choice made at Groupe Varenne, on which contracts begin."""

from datetime import timedelta

import pytest


@pytest.fixture
def missions():
    """Made by the actions of missions."""
    from ensemble.work.missions.tests import builders

    return builders


@pytest.fixture
def fee_rule(missions, ines, bruno, now):
    return missions.put_in_force(
        ines, bruno, at=now - timedelta(days=365), valid_from=(now - timedelta(days=365)).date()
    )


@pytest.fixture
def mission(missions, varenne, petit, claire, karim, julie, fee_rule, now):
    """Karim was chosen by Laurent Petit for sixty days from 7 December."""
    need = missions.sent_need(petit, at=now)
    letter = missions.shared_shortlist(need, [karim, julie], by=claire, at=now)
    return missions.chosen_mission(letter, karim, by=petit, at=now)


@pytest.fixture
def build(db):
    """Made by the actions of contracts."""
    from ensemble.work.contracts.tests import builders

    return builders


@pytest.fixture
def operator(db):
    """The company that runs this installation."""
    from ensemble.money.invoicing.models import LegalEntity

    return LegalEntity.objects.create(
        legal_name="Rives SAS",
        siren="100000009",
        vat_number="FR61100000009",
        street="4 quai des Rives",
        postcode="69002",
        city="Lyon",
    )


@pytest.fixture
def letters_to(db):
    """`letters_to(person)`: the kinds of the letters of this app a person received, oldest first."""
    from ensemble.foundation.mailroom.models import Letter

    def received(person) -> list[str]:
        kinds = Letter.objects.filter(to=person).order_by("pk").values_list("kind", flat=True)
        return [kind.removeprefix("contracts/") for kind in kinds if kind.startswith("contracts/")]

    return received
