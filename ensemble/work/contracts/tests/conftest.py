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
