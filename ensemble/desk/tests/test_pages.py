import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse, reverse_lazy

from ensemble.desk.rooms import rooms_of
from ensemble.foundation.accounts.tests.builders import sign_in
from ensemble.foundation.mailroom.models import Letter
from ensemble.work.missions.tests.builders import (
    chosen_mission,
    put_in_force,
    sent_need,
    shared_shortlist,
)

pytestmark = pytest.mark.django_db
BUDGET = 20  # queries a page may cost


@pytest.fixture
def letter(petit, claire, ines, bruno, karim, julie, now):
    put_in_force(ines, bruno, at=now)
    return shared_shortlist(sent_need(petit, at=now), [karim, julie], by=claire, at=now)


def test_it_says_what_this_place_is_to_whoever_comes(client, db):
    page = client.get("/")
    assert page.status_code == 200
    assert reverse("missions:describe") in page.text
    assert reverse("accounts:door") in page.text


@pytest.mark.parametrize(
    "address", ["/", reverse_lazy("missions:describe"), reverse_lazy("accounts:door")]
)
def test_a_page_open_to_all_says_what_it_is_to_those_who_list_pages(client, db, address):
    described = re.search(r'<meta name="description" content="([^"]+)">', client.get(address).text)
    assert described is not None
    assert len(described[1]) > 40


@pytest.mark.parametrize("who", ["karim", "petit", "helene", "claire", "samira", "ines", "odile"])
def test_it_gives_each_person_a_home_within_the_budget(
    client, letter, who, request, django_assert_max_num_queries
):
    person = request.getfixturevalue(who)
    sign_in(client, getattr(person, "person", person))
    with django_assert_max_num_queries(BUDGET):
        page = client.get("/")
    assert page.status_code == 200


def test_it_costs_a_client_the_same_with_one_need_and_with_three(client, petit, claire, now):
    sign_in(client, petit)
    costs = []
    for more in (1, 2):
        for _each in range(more):
            sent_need(petit, at=now)
        client.get("/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/")
        costs.append(len(queries))
    assert costs[0] == costs[1]


def test_it_finds_a_member_and_a_need_from_the_palette(client, letter, claire):
    sign_in(client, claire)
    found = client.get(reverse("desk:palette"), {"q": "benali"}, headers={"HX-Request": "true"})
    assert "Karim Benali" in found.text
    assert "<html" not in found.text
    need = letter.need
    assert str(need) in client.get(reverse("desk:palette"), {"q": str(need)[:9]}).text


def test_finance_reaches_any_room_by_its_name_in_the_palette(client, ines, claire):
    """Each room answers; talent is offered none of those that finance alone opens."""
    sign_in(client, ines)
    for label, _icon, name in rooms_of(ines):
        assert reverse(name) in client.get(reverse("desk:palette"), {"q": str(label)}).text
        assert client.get(reverse(name)).status_code in (200, 302), name
    assert [name for *_, name in rooms_of(claire)] == ["contracts:clauses"]


def test_it_refuses_the_palette_to_clients_and_members(client, letter, petit, karim):
    for person in (petit, karim.person):
        sign_in(client, person)
        assert client.get(reverse("desk:palette"), {"q": "a"}).status_code == 403


def test_it_lets_an_administrator_decide_of_a_letter_in_doubt(client, letter, odile, claire):
    lost = Letter.objects.first()
    Letter.objects.filter(pk=lost.pk).update(state="in_doubt")
    again = reverse("desk:letter_again", args=[lost.public_id])
    sign_in(client, claire)
    assert client.post(again).status_code == 403
    sign_in(client, odile)
    assert lost.subject in client.get(reverse("desk:letters_in_doubt")).text
    client.post(again)
    lost.refresh_from_db()
    assert lost.state == "waiting"


@pytest.mark.parametrize("who", ["karim", "julie", "petit", "helene", "claire", "ines"])
def test_it_leads_to_pages_that_open(client, letter, who, request, now):
    """Each verb of a home, whoever reads it, with an answer owed and a mission to contract."""
    karim, petit = request.getfixturevalue("karim"), request.getfixturevalue("petit")
    chosen_mission(letter, karim, by=petit, at=now)
    person = request.getfixturevalue(who)
    sign_in(client, getattr(person, "person", person))
    addresses = set(re.findall(r'href="(/[^"]*)"', client.get("/").text))
    assert len(addresses) > 4
    for address in addresses:
        if not address.startswith("/static/"):
            assert client.get(address, follow=True).status_code == 200, address
