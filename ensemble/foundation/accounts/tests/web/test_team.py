from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ensemble.foundation.accounts.access import has_role, look_again
from ensemble.foundation.accounts.actions.granting import ask_role, end_role
from ensemble.foundation.accounts.models import Absence, RoleRequest
from ensemble.foundation.accounts.tests.builders import (
    administrator,
    person,
    role_of,
    sign_in,
    team_member,
)

pytestmark = pytest.mark.django_db
TEAM, NEW = "/team", "/team/roles/new"
HUGO = {"name": "Hugo Lantier", "email": "hugo.lantier@ensemble.example", "role": "talent"}


@pytest.fixture
def odile():
    return administrator("Odile Rey")


@pytest.fixture
def marc():
    return administrator("Marc Tessier")


def test_it_takes_two_administrators_to_give_a_role(client, odile, marc):
    sign_in(client, odile).post(NEW, HUGO)
    asked = RoleRequest.objects.get()
    hugo, grant = asked.person, reverse("accounts:grant_role", args=[asked.public_id])
    assert client.post(grant).status_code == 403
    assert not has_role(hugo, "talent")
    assert sign_in(client, marc).post(grant)["Location"] == TEAM
    look_again(hugo)
    assert has_role(hugo, "talent")


def test_it_lets_the_founder_alone_give_the_first_roles(client, odile):
    sign_in(client, odile).post(NEW, HUGO)
    assert role_of(person("Hugo Lantier", "ensemble"), "talent").granted_by == odile


def test_it_shows_the_team_to_the_team_only(client, odile):
    claire = team_member("Claire Morel", "talent")
    page = sign_in(client, claire).get(TEAM)
    assert page.status_code == 200
    assert page.context["administrates"] is False
    assert sign_in(client, person("Karim Benali")).get(TEAM).status_code == 404


@pytest.mark.parametrize("url", [NEW])
def test_it_refuses_whoever_is_not_administrator(client, url, odile):
    claire = team_member("Claire Morel", "talent")
    sign_in(client, claire)
    assert [client.get(url).status_code, client.post(url, HUGO).status_code] == [403, 403]


def test_it_takes_a_role_away_at_the_very_next_request(client, odile, marc):
    claire = team_member("Claire Morel", "talent")
    hers = sign_in(type(client)(), claire)
    assert hers.get(TEAM).status_code == 200
    held = role_of(claire, "talent")
    sign_in(client, odile).post(reverse("accounts:end_role", args=[held.pk]))
    assert hers.get(TEAM).status_code == 404


def test_it_asks_for_a_fresh_proof_before_taking_a_role_away(client, odile, marc):
    held = role_of(team_member("Claire Morel", "talent"), "talent")
    sign_in(client, odile, proven_at=timezone.now() - timedelta(hours=1))
    answer = client.post(reverse("accounts:end_role", args=[held.pk]))
    assert answer["Location"].startswith("/door/again")


def test_it_refuses_a_role_asked_for(client, odile, marc):
    hugo = person("Hugo Lantier", "ensemble")
    asked = ask_role(hugo, "talent", by=odile, at=timezone.now())
    sign_in(client, marc).post(reverse("accounts:refuse_role", args=[asked.public_id]))
    asked.refresh_from_db()
    assert (asked.state, asked.decided_by) == ("refused", marc)


def test_it_keeps_an_administrator(client, odile, marc):
    end_role(role_of(marc, "administrator"), by=odile, at=timezone.now())
    sign_in(client, odile)
    url = reverse("accounts:end_role", args=[role_of(odile, "administrator").pk])
    assert client.post(url).status_code == 403


def test_it_ignores_what_the_form_does_not_ask(client, odile, marc):
    sign_in(client, odile).post(
        NEW, HUGO | {"state": "granted", "decided_by": odile.pk, "organisation": 2}
    )
    assert RoleRequest.objects.get().state == "waiting"


def test_it_declares_an_absence_and_cancels_it(client, odile):
    claire, hugo = team_member("Claire Morel", "talent"), team_member("Hugo Lantier", "talent")
    sign_in(client, claire)
    typed = {"starts_on": "2030-05-06", "ends_on": "2030-05-10", "stand_in": hugo.public_id}
    client.post(reverse("accounts:away", args=[claire.public_id]), typed)
    absence = Absence.objects.get()
    assert (absence.person, absence.stand_in) == (claire, hugo)
    client.post(reverse("accounts:back", args=[absence.public_id]))
    assert Absence.objects.count() == 0


def test_it_explains_an_absence_that_cannot_be(client, odile):
    claire = team_member("Claire Morel", "talent")
    karim = person("Karim Benali")
    typed = {"starts_on": "2030-05-10", "ends_on": "2030-05-06", "stand_in": karim.public_id}
    url = reverse("accounts:away", args=[claire.public_id])
    answer = sign_in(client, claire).post(url, typed)
    assert sorted(answer.context["form"].errors) == ["ends_on", "stand_in"]


def test_it_costs_the_same_for_one_and_three_colleagues(
    client, odile, django_assert_max_num_queries
):
    sign_in(client, odile)
    with django_assert_max_num_queries(20) as one:
        client.get(TEAM)
    team_member("Claire Morel", "talent"), team_member("Hugo Lantier", "talent")
    with django_assert_max_num_queries(20) as three:
        client.get(TEAM)
    assert len(three) == len(one)
