from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from ensemble.foundation.accounts.models import Invitation, Seat
from ensemble.foundation.accounts.tests.builders import (
    administrator,
    manager,
    organisation,
    person,
    sign_in,
    team_member,
)

pytestmark = pytest.mark.django_db
LAURENT = {
    "name": "Laurent Petit",
    "email": "laurent.petit@varenne.example",
    "title": "Directeur logistique",
    "role": "manager",
    "words": "Pour suivre la mission de Karim.",
}


@pytest.fixture
def helene():
    return person("Hélène Faure", "varenne")


@pytest.fixture
def varenne(helene):
    return organisation("Groupe Varenne", buyer=helene)


def at(varenne, name: str = "organisation") -> str:
    return reverse(f"accounts:{name}", args=[varenne.public_id])


def test_it_leads_to_the_organisation_of_the_person(client, helene, varenne):
    assert sign_in(client, helene).get("/organisation")["Location"] == at(varenne)


def test_it_shows_who_sits_there(client, helene, varenne):
    petit = manager(person("Laurent Petit", "varenne"), varenne, by=helene)
    page = sign_in(client, petit).get(at(varenne))
    assert [seat.person for seat in page.context["seats"]] == [helene, petit]
    assert page.context["decides"] is False


def test_it_hides_another_organisation(client, varenne):
    oscar = person("Oscar Lindqvist", "ardance")
    organisation("Ardance", buyer=oscar)
    sign_in(client, oscar)
    assert [
        client.get(at(varenne)).status_code,
        client.get(at(varenne, "invite_colleague")).status_code,
    ] == [404, 404]


@pytest.mark.parametrize("role", ["finance", "administrator"])
def test_it_tells_those_who_run_the_house_that_it_is_not_theirs(client, varenne, role):
    someone = administrator() if role == "administrator" else team_member("Inès Carpentier", role)
    sign_in(client, someone)
    assert [client.get(at(varenne)).status_code, client.get("/organisation").status_code] == [
        403
    ] * 2


def test_it_has_no_page_for_whoever_sits_nowhere(client):
    assert sign_in(client, person("Karim Benali")).get("/organisation").status_code == 404


def test_it_invites_a_colleague(client, helene, varenne):
    answer = sign_in(client, helene).post(at(varenne, "invite_colleague"), LAURENT)
    assert answer["Location"] == at(varenne)
    sent = Invitation.objects.get()
    assert (sent.person.name, sent.role, sent.title) == (
        "Laurent Petit",
        "manager",
        LAURENT["title"],
    )


def test_it_invites_a_colleague_to_approve_days_up_to_a_limit(client, helene, varenne):
    sent = LAURENT | {"approval_limit": "20 000"}
    sign_in(client, helene).post(at(varenne, "invite_colleague"), sent)
    assert Invitation.objects.get().approval_limit == Decimal("20000.00")


def test_it_changes_what_a_colleague_approves(client, helene, varenne):
    seat = Seat.objects.get(person=manager(person("Laurent Petit", "varenne"), varenne, by=helene))
    address = reverse("accounts:limit_approval", args=[seat.public_id])
    assert sign_in(client, helene).get(address).status_code == 200
    assert client.post(address, {"approval_limit": "beaucoup"}).status_code == 422
    client.post(address, {"approval_limit": "15 000,50"})
    assert Seat.objects.get(pk=seat.pk).approval_limit == Decimal("15000.50")
    assert "15\u202f000,50" in client.get(at(varenne)).text.replace("\u00a0", "\u202f")


def test_it_tells_nothing_of_an_account_that_exists(client, helene, varenne):
    person("Laurent Petit", "varenne")
    typed = LAURENT | {"name": "Monsieur Petit"}
    sign_in(client, helene).post(at(varenne, "invite_colleague"), typed)
    page = client.get(at(varenne)).text
    assert "Monsieur Petit" in page
    assert "Laurent Petit" not in page


def test_it_lets_buyers_only_invite(client, helene, varenne):
    petit = manager(person("Laurent Petit", "varenne"), varenne, by=helene)
    answer = sign_in(client, petit).post(at(varenne, "invite_colleague"), LAURENT)
    assert answer.status_code == 403


def test_it_withdraws_an_invitation(client, helene, varenne):
    sign_in(client, helene).post(at(varenne, "invite_colleague"), LAURENT)
    sent = Invitation.objects.get()
    url = reverse("accounts:revoke", args=[sent.public_id])
    outsider = person("Oscar Lindqvist", "ardance")
    organisation("Ardance", buyer=outsider)
    assert sign_in(Client(), outsider).post(url).status_code == 404
    client.post(url)
    sent.refresh_from_db()
    assert sent.state == "revoked"


def test_it_ends_a_seat_at_the_very_next_request(client, helene, varenne):
    petit = manager(person("Laurent Petit", "varenne"), varenne, by=helene)
    his = sign_in(Client(), petit)
    assert his.get(at(varenne)).status_code == 200
    seat = Seat.objects.live().get(person=petit)
    sign_in(client, helene).post(reverse("accounts:end_seat", args=[seat.public_id]))
    assert his.get(at(varenne)).status_code == 404


def test_it_keeps_the_last_buyer(client, helene, varenne):
    seat = Seat.objects.live().get(person=helene)
    answer = sign_in(client, helene).post(reverse("accounts:end_seat", args=[seat.public_id]))
    assert answer.status_code == 403


def test_it_costs_the_same_for_one_and_three_seats(
    client, helene, varenne, django_assert_max_num_queries
):
    sign_in(client, helene)
    with django_assert_max_num_queries(20) as one:
        client.get(at(varenne))
    for name in ("Laurent Petit", "Anne Roche"):
        manager(person(name, "varenne"), varenne, by=helene)
    with django_assert_max_num_queries(20) as three:
        client.get(at(varenne))
    assert len(three) == len(one)
