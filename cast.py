"""The people of every test: one cast for the whole suite, all invented, built by the actions."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from ensemble.foundation.accounts.actions.granting import grant_from_console
from ensemble.foundation.accounts.actions.seating import give_seat, open_organisation
from ensemble.foundation.persons.actions.welcoming import meet
from ensemble.foundation.persons.models import Person
from ensemble.people.profiles.actions.announcing import announce_free
from ensemble.people.profiles.actions.describing import describe
from ensemble.people.profiles.actions.inviting import invite_member
from ensemble.people.profiles.actions.welcoming import accept_charter
from ensemble.people.profiles.models import Member

NOW = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)  # a Thursday morning in Lyon
FREE = date(2026, 12, 1)


@pytest.fixture
def now() -> datetime:
    return NOW


def _person(name: str, place: str, language: str = "fr") -> Person:
    plain = name.lower().translate(str.maketrans("éèêïô", "eeeio")).replace(" ", ".")
    return meet(f"{plain}@{place}.example", name, language=language, at=NOW)


def _of_the_team(name: str, role: str) -> Person:
    person = _person(name, "rives")
    grant_from_console(person, role, at=NOW)
    return person


@pytest.fixture
def claire(db) -> Person:
    return _of_the_team("Claire Morel", "talent")


@pytest.fixture
def hugo(db) -> Person:
    return _of_the_team("Hugo Lantier", "talent")


@pytest.fixture
def samira(db) -> Person:
    return _of_the_team("Samira Haddad", "community")


@pytest.fixture
def ines(db) -> Person:
    return _of_the_team("Inès Carpentier", "finance")


@pytest.fixture
def bruno(db) -> Person:
    return _of_the_team("Bruno Vidal", "finance")


@pytest.fixture
def odile(db) -> Person:
    return _of_the_team("Odile Rey", "administrator")


@pytest.fixture
def marc(db) -> Person:
    return _of_the_team("Marc Tessier", "administrator")


def _member(name: str, claire: Person, *, line: str, years: int, rate: int) -> Member:
    person = _person(name, name.split()[-1].lower())
    member = invite_member(name=name, email=person.email, by=claire, at=NOW)
    accept_charter(member, by=person, at=NOW)
    describe(
        member.card, by=person, at=NOW, line=line, years=years, rate=Decimal(rate), city="Lyon"
    )
    announce_free(member.card, FREE, by=person, at=NOW)
    return member


@pytest.fixture
def karim(claire) -> Member:
    return _member("Karim Benali", claire, line="Directeur supply chain", years=17, rate=850)


@pytest.fixture
def julie(claire) -> Member:
    return _member("Julie Lemaire", claire, line="Experte planification", years=14, rate=780)


@pytest.fixture
def nadia(claire) -> Member:
    return _member("Nadia Ferrand", claire, line="Transformation finance", years=20, rate=950)


@pytest.fixture
def sophie(claire) -> Member:
    return _member("Sophie Arnaud", claire, line="Gouvernance de la donnée", years=12, rate=700)


@pytest.fixture
def helene(db) -> Person:
    """Buyer at Groupe Varenne, who opened its account."""
    return _person("Hélène Faure", "varenne")


@pytest.fixture
def varenne(helene):
    return open_organisation("Groupe Varenne", by=helene, at=NOW, title="Achats", city="Lyon")


@pytest.fixture
def petit(varenne, helene) -> Person:
    """Operational manager at Groupe Varenne."""
    person = _person("Laurent Petit", "varenne")
    give_seat(person, varenne, "manager", by=helene, at=NOW, title="Directeur des opérations")
    return person


@pytest.fixture
def oscar(db) -> Person:
    """Buyer at Ardance, another client."""
    return _person("Oscar Lindqvist", "ardance", language="en")


@pytest.fixture
def ardance(oscar):
    return open_organisation("Ardance", by=oscar, at=NOW, title="Head of procurement", city="Lille")
