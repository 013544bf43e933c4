import pytest
from django.utils import timezone

from ensemble.foundation.accounts.access import (
    has_role,
    has_seat,
    is_team,
    may_give_seat,
    may_grant_role,
    may_invite_colleague,
    may_invite_member,
    roles_of,
    seats_of,
)
from ensemble.foundation.accounts.actions.granting import ask_role, end_role
from ensemble.foundation.accounts.tests.builders import (
    administrator,
    manager,
    organisation,
    person,
    role_of,
    team_member,
)

pytestmark = pytest.mark.django_db


def test_it_knows_the_roles_of_a_person():
    claire = team_member("Claire Morel", "talent", "community")
    assert roles_of(claire) == {"talent", "community"}
    assert has_role(claire, "finance", "talent")
    assert not has_role(claire, "finance")


def test_it_gives_nothing_to_nobody_nor_to_a_closed_account():
    claire = team_member("Claire Morel", "talent")
    claire.is_active = False
    assert [is_team(someone) for someone in (None, claire)] == [False, False]
    assert [seats_of(someone) for someone in (None, claire)] == [[], []]


def test_it_reads_roles_and_seats_once(django_assert_num_queries):
    claire = team_member("Claire Morel", "talent")
    organisation("Groupe Varenne", buyer=claire)
    with django_assert_num_queries(2):
        for _ in range(3):
            is_team(claire), has_role(claire, "talent"), seats_of(claire)[0].organisation.name


def test_it_knows_the_seats_of_a_person():
    helene = person("Hélène Faure", "varenne")
    varenne = organisation("Groupe Varenne", buyer=helene)
    ardance = organisation("Ardance", buyer=person("Oscar Lindqvist", "ardance"))
    assert has_seat(helene, varenne)
    assert has_seat(helene, varenne, "buyer")
    assert not has_seat(helene, varenne, "manager")
    assert not has_seat(helene, ardance)


def test_it_lets_talent_and_community_invite_members():
    names = {"talent": "Claire Morel", "community": "Samira Haddad", "finance": "Bruno Vidal"}
    allowed = {role: may_invite_member(team_member(name, role)) for role, name in names.items()}
    assert allowed == {"talent": True, "community": True, "finance": False}


def test_it_lets_buyers_invite_colleagues():
    helene = person("Hélène Faure", "varenne")
    varenne = organisation("Groupe Varenne", buyer=helene)
    petit = manager(person("Laurent Petit", "varenne"), varenne, by=helene)
    claire = team_member("Claire Morel", "talent")
    assert [may_invite_colleague(one, varenne) for one in (helene, petit, claire)] == [
        True,
        False,
        False,
    ]
    assert not may_give_seat(claire, varenne)


def test_it_never_lets_the_founder_be_alone_again():
    odile, hugo = administrator("Odile Rey"), person("Hugo Lantier", "ensemble")
    assert may_grant_role(odile, hugo, "talent")
    marc = administrator("Marc Tessier")
    end_role(role_of(marc, "administrator"), by=odile, at=timezone.now())
    assert not may_grant_role(odile, hugo, "talent")
    ask_role(hugo, "talent", by=odile, at=timezone.now())
    assert not may_grant_role(odile, hugo, "talent")
