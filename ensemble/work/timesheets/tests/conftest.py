"""Karim works for Groupe Varenne since October; his months are in front of him."""

from datetime import UTC, datetime, timedelta

import pytest

AT = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)


@pytest.fixture
def at():
    """The last day of the month, a Monday."""
    return AT


@pytest.fixture
def missions():
    """Made by the actions of missions."""
    from ensemble.work.missions.tests import builders

    return builders


@pytest.fixture
def months():
    """Made by the actions of this app."""
    from ensemble.work.timesheets.tests import builders

    return builders


@pytest.fixture
def house(months, ines, varenne):
    """The operator and Groupe Varenne may be invoiced."""
    return months.identities(varenne, by=ines)


@pytest.fixture
def fee_rule(missions, ines, bruno, now):
    year_ago = now - timedelta(days=365)
    terms = {"basis": "member_rate", "percent": "15"}
    return missions.put_in_force(ines, bruno, at=year_ago, valid_from=year_ago.date(), **terms)


@pytest.fixture
def chosen(missions, varenne, petit, claire, karim, julie, fee_rule, now):
    need = missions.sent_need(petit, at=now - timedelta(days=60))
    letter = missions.shared_shortlist(need, [karim, julie], by=claire, at=now - timedelta(days=50))
    return missions.chosen_mission(letter, karim, by=petit, at=now - timedelta(days=48))


@pytest.fixture
def chosen_too(missions, ardance, oscar, claire, karim, julie, fee_rule, now):
    """His other mission, for Ardance."""
    need = missions.sent_need(oscar, at=now - timedelta(days=60))
    letter = missions.shared_shortlist(need, [karim, julie], by=claire, at=now - timedelta(days=50))
    return missions.chosen_mission(letter, karim, by=oscar, at=now - timedelta(days=48))


@pytest.fixture
def mission(chosen, house, karim, ines, months):
    """In resale, self-billed, 850 € and 977,50 € a day: from 5 October 2026, sixty days."""
    months.mandated(karim, by=ines)
    return months.running(chosen)
